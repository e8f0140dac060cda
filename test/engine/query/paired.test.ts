import { expect, it } from "vitest";
import { planOf } from "../../../src/engine/plan.ts";
import { FIGURES } from "../../../src/engine/query/figures.ts";
import { pairedFigures } from "../../../src/engine/query/paired.ts";
import { runToEnd } from "../../../src/engine/run.ts";
import { untrained } from "../../ops/trainers.ts";

it("figures of futures stand side by side, and differ by what the other has more than the first", async () => {
	const plan = planOf({ days: 30, ordersPerDay: 100, drifts: [], watch: false });
	const drifted = { ...plan, drifts: [{ id: "carrier-b-degrades", from: 10 } as const] };
	const [calm, storm] = [await runToEnd(plan, { trainer: untrained }), await runToEnd(drifted, { trainer: untrained })];
	const rows = pairedFigures([{ events: calm }, { events: storm }, { events: calm }]);
	expect(rows.map(({ figure }) => figure)).toEqual(FIGURES);
	for (const { values, differences } of rows) {
		const [first, second] = values;
		expect(differences[1]).toBe(first == null || second == null ? null : second - first);
		expect(differences[2]).toBe(first == null ? null : 0);
	}
	const loss = rows.find(({ figure }) => figure.id === "loss");
	expect(loss?.differences[1]).not.toBe(0);
	expect(rows.find(({ figure }) => figure.id === "detect")?.values[0]).toBeNull();
});
