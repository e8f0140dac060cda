import { beforeAll, describe, expect, it } from "vitest";
import type { Model } from "../../../src/model/model.ts";
import { Street, trained } from "./street.ts";

let first: Model;
let second: Model;
beforeAll(async () => {
	first = await trained(7, 28, 0);
	second = await trained(7, 28, 1);
});

/** Level 1 with two models delivered on days 0 and 2. */
async function twoVersions(): Promise<Street> {
	const street = new Street({ level: 1 });
	street.register(first);
	await street.until(2);
	street.register(second);
	await street.until(4);
	return street;
}

describe("direct delivery", () => {
	it("lets a registered model answer every parcel from the next day on", async () => {
		const street = await twoVersions();
		expect([street.delivery.live, street.delivery.trial]).toEqual([2, null]);
		expect(street.of("model.deployed").map(({ version, replaces }) => [version, replaces])).toEqual([
			[1, null],
			[2, 1],
		]);
		const known = [1, 2].map((version) => street.labels.known(version, 0, 20).labels);
		expect(known).toEqual([1000, 1000]);
	});

	it("says in the registry who moved a version, from where to where, and why", async () => {
		const street = await twoVersions();
		expect(
			street.of("model.staged").map(({ version, from, to, actor, why }) => [version, from, to, actor, why]),
		).toEqual([
			[1, "candidate", "staging", "pipeline", "It starts in the image of the service."],
			[1, "staging", "production", "pipeline", "Every model that model validation lets through is delivered at once."],
			[2, "candidate", "staging", "pipeline", "It starts in the image of the service."],
			[2, "staging", "production", "pipeline", "Every model that model validation lets through is delivered at once."],
			[1, "production", "archived", "pipeline", "Model 2 has taken its place."],
		]);
		expect(street.desk.registry.map(({ stage }) => stage)).toEqual(["archived", "production"]);
	});

	it("keeps the model in service when the service of a new one does not start, and names what it lacks", async () => {
		const street = await twoVersions();
		const version = street.register(second, { packages: ["model-runtime", "geo-index"] });
		expect(street.of("deployment.failed")).toMatchObject([
			{ version, because: "The image of the service does not have geo-index." },
		]);
		expect(street.delivery.live).toBe(2);
		expect(street.desk.registry.at(-1)?.stage).toBe("archived");
	});

	it("serves with the serving code that made the model, and puts a version back with it", async () => {
		const street = await twoVersions();
		street.register(first, { servingSkew: "one-hot-swapped", lookupMs: 20 });
		expect(street.delivery.served).toMatchObject({ skew: { id: "one-hot-swapped" }, lookupMs: 20 });
		const slow = street.delivery.served;
		street.delivery.request({ at: street.now, do: "deploy", version: 1 });
		street.delivery.request({ at: street.now, do: "deploy", version: 3 });
		expect(street.delivery.served).toBe(slow);
	});

	it("leaves it to people to go back, by hand and by the runbook", async () => {
		const street = await twoVersions();
		const before = street.days[0]?.main.scores;
		expect(street.delivery.request({ at: street.now, do: "roll-back" })).toBeNull();
		const [back] = street.of("model.rolled-back");
		expect(back).toMatchObject({ version: 2, to: 1, actor: "ops engineer", rehearsal: false });
		expect(back?.minutes).toBeGreaterThanOrEqual(25);
		expect(back?.hours).toBeCloseTo((back?.minutes ?? 0) / 60, 9);
		expect(street.of("model.deployed").at(-1)).toMatchObject({ version: 1, replaces: 2, rollback: true });
		expect(street.desk.registry.map(({ stage }) => stage)).toEqual(["production", "archived"]);
		// The same answers to the same day, bit for bit.
		const again = new Street({ level: 1 });
		again.register(second);
		again.register(first);
		again.delivery.request({ at: 0, do: "roll-back" });
		again.delivery.request({ at: 0, do: "deploy", version: 2 });
		await again.until(1);
		expect(again.days[0]?.main.scores).toEqual(before);
	});

	it("refuses in one sentence what cannot be done", async () => {
		const street = new Street({ level: 1 });
		const ask = (action: Parameters<Street["delivery"]["request"]>[0]) => street.delivery.request(action);
		expect(ask({ at: 0, do: "deploy" })).toBe("No model has been registered yet.");
		street.register(first);
		expect(ask({ at: 0, do: "roll-back" })).toBe("There is no version before this one to go back to.");
		expect(ask({ at: 0, do: "rehearse-rollback" })).toBe("There is no version before this one to go back to.");
		expect(ask({ at: 0, do: "deploy", version: 9 })).toBe("There is no model 9 in the registry.");
		expect(ask({ at: 0, do: "deploy" })).toBe("Model 1 is in service already.");
	});

	it("takes out all that is tainted, down to the newest version that is not", async () => {
		const street = await twoVersions();
		street.register(first);
		street.register(second);
		street.delivery.takeOut((version) => version >= 3, "Its code was taken out.");
		expect(street.delivery.live).toBe(2);
		street.delivery.takeOut((version) => version >= 3, "Its code was taken out.");
		street.delivery.takeOut(() => true, "There is nothing else.");
		expect(street.delivery.live).toBe(2);
		expect(street.of("model.rolled-back").map(({ version, to }) => [version, to])).toEqual([[4, 2]]);
	});
});
