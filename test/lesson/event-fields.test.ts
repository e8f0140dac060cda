import { describe, expect, it } from "vitest";
import { hourOf } from "../../src/core/clock.ts";
import { planOf } from "../../src/engine/plan.ts";
import { Simulation } from "../../src/engine/simulation.ts";
import { ACTORS, EVENT_FIELDS, type FieldValues } from "../../src/lesson/event-fields.ts";
import { provingOptions } from "../../src/lesson/prove.ts";
import type { OpsEvent } from "../../src/ops/events.ts";

/** What the table does not allow of an event: field, value. */
function refused(event: OpsEvent): string[] {
	const fields: Readonly<Record<string, FieldValues>> = { ...EVENT_FIELDS[event.kind], actor: ACTORS };
	return Object.entries(fields).flatMap(([field, values]) => {
		const value = (event as unknown as Record<string, unknown>)[field];
		// A field may be left out or null; a policy is set to numbers and flags as well.
		if (value === undefined || value === null || (event.kind === "policy.set" && field === "value")) return [];
		const fits = { number: "number", text: "string", flag: "boolean" };
		const holds = typeof values === "string" ? typeof value === fits[values] : values.includes(value as string);
		return holds ? [] : [`${event.kind} ${field}=${value}`];
	});
}

describe("what a pattern may ask of an event", () => {
	it.each([0, 1, 2] as const)("allows every value that runs of level %i have", async (level) => {
		const plan = planOf({ seed: 3, level, days: 200, team: "persona", ...(level > 0 && { commits: "default" }) });
		const run = await Simulation.open(plan, provingOptions());
		await run.advance(hourOf(200));
		const kinds = new Set(run.events.map(({ kind }) => kind));
		expect(kinds.size).toBeGreaterThan(level === 0 ? 12 : 25);
		expect([...new Set(run.events.flatMap(refused))]).toEqual([]);
	});
});
