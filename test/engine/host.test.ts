import { describe, expect, it } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { type ClientListener, EngineClient, Superseded } from "../../src/engine/client.ts";
import { EngineHost } from "../../src/engine/host.ts";
import { type Plan, planOf } from "../../src/engine/plan.ts";
import type { Answer, Request, Told } from "../../src/engine/protocol.ts";
import { memoryStore } from "../../src/engine/remember.ts";
import { runToEnd } from "../../src/engine/run.ts";
import type { Trainer } from "../../src/model/trainer.ts";
import { eventsOf, type OpsEvent } from "../../src/ops/events.ts";
import { untrained } from "../ops/trainers.ts";

const plan: Plan = planOf({ days: 40, ordersPerDay: 50, drifts: [], watch: false });

/** A worker without a thread: the real host behind the real messages, copied as between threads. */
class LocalWorker {
	onmessage: ((event: { data: Told | Answer }) => void) | null = null;
	onerror: ((event: { preventDefault(): void }) => void) | null = null;
	#dead = false;
	readonly #host: EngineHost;

	constructor(trainer: Trainer, store = memoryStore()) {
		this.#host = new EngineHost({
			store,
			kept: true,
			send: (message) => {
				const data = structuredClone(message);
				queueMicrotask(() => !this.#dead && this.onmessage?.({ data }));
			},
			choose: async () => ({ trainer, why: "Trains for a test." }),
		});
	}

	postMessage(request: Request): void {
		const copy = structuredClone(request);
		if (!this.#dead) queueMicrotask(() => this.#host.receive(copy));
	}

	terminate(): void {
		this.#dead = true;
	}

	crash(): void {
		this.onerror?.({ preventDefault: () => undefined });
	}
}

function page(trainer: Trainer = untrained) {
	const workers: LocalWorker[] = [];
	const store = memoryStore();
	const heard = { events: [] as readonly OpsEvent[], now: 0, trainers: [] as string[], crashes: 0, progress: 0 };
	const listener: ClientListener = {
		onEvents: (events, now) => Object.assign(heard, { events, now }),
		onProgress: () => void heard.progress++,
		onGpuLost: () => undefined,
		onStorageLost: () => undefined,
		onTrainer: ({ why }) => void heard.trainers.push(why),
		onCrash: (times) => Object.assign(heard, { crashes: times }),
	};
	const make = () => {
		const worker = new LocalWorker(trainer, store);
		workers.push(worker);
		return worker as unknown as Worker;
	};
	return { client: new EngineClient(make, listener), heard, workers };
}

/** Waits until `holds`, letting messages pass. */
async function until(holds: () => boolean): Promise<void> {
	for (let i = 0; i < 1000 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 1));
	if (!holds()) throw new Error("nothing came of it within a second");
}

describe("the engine behind its worker", () => {
	it("plays a plan to the hour asked for, tells the events, and goes on from there", async () => {
		const { client, heard } = page();
		await client.open(plan, hourOf(10), "auto");
		expect(heard.now).toBe(hourOf(10));
		expect(eventsOf(heard.events, "day.served")).toHaveLength(10);
		await client.advance(hourOf(40));
		expect(heard.events).toEqual(await runToEnd(plan, { trainer: untrained }));
		expect(heard.trainers).toEqual(["Trains for a test."]);
	});

	it("takes actions, and refuses one whose hour is past without losing the run", async () => {
		const { client, heard } = page();
		await client.open(plan, hourOf(10), "auto");
		await client.act({ at: hourOf(10) + 9, do: "extract", window: 14 });
		await expect(client.act({ at: 5, do: "train" })).rejects.toThrow("simulation: hour 5 is past, it is hour 240");
		await client.advance(hourOf(40));
		const actions = [{ at: hourOf(10) + 9, do: "extract", window: 14 } as const];
		expect(heard.events).toEqual(await runToEnd({ ...plan, actions }, { trainer: untrained }));
	});

	it("plays other plans beside the open run, each to its own hour, and tells of them only what is new", async () => {
		const { client, heard } = page();
		await expect(client.beside(plan, 24, 0)).rejects.toThrow("engine: no run is open");
		await client.open(plan, hourOf(10), "auto");
		const { events, progress } = { ...heard };
		const actions = [{ at: hourOf(10) + 9, do: "extract", window: 14 } as const];
		const other: Plan = { ...plan, actions };
		const whole = await runToEnd(other, { trainer: untrained });
		const until = (hour: number) => whole.filter(({ t }) => t < hour);
		const first = await client.beside(other, hourOf(15), 0);
		expect(first).toEqual(until(hourOf(15)));
		expect(await client.beside(other, hourOf(20), first.length)).toEqual(until(hourOf(20)).slice(first.length));
		expect(await client.beside(other, hourOf(12), 0)).toEqual(until(hourOf(12)));
		expect(heard).toMatchObject({ events, now: hourOf(10), progress });
		await client.advance(hourOf(40));
		expect(heard.events).toEqual(await runToEnd(plan, { trainer: untrained }));
		expect(await client.write({ name: "A", others: [{ name: "B", plan: other, day: 20 }] })).toBe(
			`v=2&name=A&${await client.write()}|name=B&keep=0&do=e6x_14&at=20`,
		);
	});

	it("answers in the order of the questions, and says when nothing is open", async () => {
		const { client } = page();
		await expect(client.advance(24)).rejects.toThrow("engine: no run is open");
		const answers: string[] = [];
		await Promise.all([
			client.open(plan, hourOf(3), "auto").then(() => answers.push("open")),
			client.data(2).then((look) => answers.push(`data of day ${look.day}`)),
			client.data(1).then((look) => answers.push(`data of day ${look.day}`)),
			client.data(-100).catch((error: Error) => answers.push(error.message)),
		]);
		expect(answers).toEqual(["open", "data of day 2", "data of day 1", "world: day -100 is outside -60 .. 3649"]);
	});

	it("stops a training that is cancelled; the run has to be opened again", async () => {
		let training = false;
		const endless: Trainer = {
			backend: "endless",
			train: (_job, options) =>
				new Promise((_resolve, reject) => {
					options?.signal?.addEventListener("abort", () => reject(options.signal?.reason));
					training = true;
				}),
		};
		const { client } = page(afterFirst(untrained, endless));
		const actions = [
			{ at: hourOf(7) + 9, do: "extract", window: 28 },
			{ at: hourOf(15), do: "prepare" },
			{ at: hourOf(24), do: "train" },
		] as const;
		await client.open({ ...plan, ordersPerDay: 100, actions: [...actions] }, hourOf(20), "auto");
		const waiting = client.advance(hourOf(40));
		await until(() => training);
		await client.cancel();
		await expect(waiting).rejects.toBeInstanceOf(Superseded);
		await expect(client.advance(hourOf(41))).rejects.toThrow("engine: no run is open");
	});
});

/** The first training by `first`, all others by `then`. */
function afterFirst(first: Trainer, then: Trainer): Trainer {
	let trainings = 0;
	const train: Trainer["train"] = (job, options) => (trainings++ === 0 ? first : then).train(job, options);
	return { backend: first.backend, train };
}

describe("a worker that crashes", () => {
	it("is replaced, and the new one plays the plan and the actions taken to the hour that was reached", async () => {
		const { client, heard, workers } = page();
		await client.open(plan, hourOf(10), "auto");
		await client.act({ at: hourOf(10) + 9, do: "extract", window: 14 });
		await expect(client.act({ at: 5, do: "extract", window: 7 })).rejects.toThrow("hour 5 is past");
		await client.advance(hourOf(30));
		const before = heard.events;
		workers[0]?.crash();
		expect(heard.crashes).toBe(1);
		await until(() => heard.events !== before && heard.now === hourOf(30));
		expect(heard.events).toEqual(before);
		await client.advance(hourOf(40));
		expect(eventsOf(heard.events, "day.served")).toHaveLength(40);
		expect(workers).toHaveLength(2);
	});

	it("leaves no question without an answer", async () => {
		const { client, workers } = page();
		await client.open(plan, 24, "auto");
		const asked = client.advance(hourOf(20));
		workers[0]?.crash();
		await expect(asked).rejects.toBeInstanceOf(Superseded);
	});

	it("is not tried again for ever", async () => {
		const { heard, workers } = page();
		for (let i = 0; i < 10; i++) workers.at(-1)?.crash();
		expect(workers.length).toBeLessThan(6);
		expect(heard.crashes).toBeGreaterThanOrEqual(3);
	});
});
