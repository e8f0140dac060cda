import { describe, expect, test } from "vitest";
import { compileCourse } from "../../scripts/lesson/folders.ts";
import { MINUTES_WITHIN, reportOf } from "../../scripts/lesson/report.ts";
import { prove, provingOptions } from "../../src/lesson/prove.ts";

const { lessons } = compileCourse(process.cwd());
const options = provingOptions();
/** All seeds, orders and wrong ways of one lesson, with a margin for a machine that does other things as well. */
const PROOF_MS = 180_000;
const all = (held: Readonly<Record<string, boolean>>) =>
	Object.fromEntries(Object.keys(held).map((key) => [key, true]));

describe.each(lessons.map((compiled) => [compiled.lesson.meta.slug, compiled] as const))(
	"%s",
	{ timeout: PROOF_MS },
	(_slug, compiled) => {
		// One lesson after the other: the first of its tests that asks has it proved.
		let proving: ReturnType<typeof reportOf> | undefined;
		const proved = () => (proving ??= reportOf(compiled, options));

		test("is not solved at the start, nor by waiting", async () => {
			expect((await proved()).startFails).toBe(true);
		});

		test("is solved on five seeds, and in its other orders", async () => {
			const { solved, orders, said } = await proved();
			expect(Object.keys(solved)).toHaveLength(5);
			expect(solved, said.join("\n")).toEqual(all(solved));
			expect(orders, said.join("\n")).toEqual(all(orders));
		});

		test("has a sentence of its own for each wrong path, and a wrong way for each such sentence", async () => {
			const { wrongPaths, failsNotTaken, said } = await proved();
			expect(Object.keys(wrongPaths).length).toBeGreaterThan(0);
			expect(wrongPaths, said.join("\n")).toEqual(all(wrongPaths));
			expect(failsNotTaken).toEqual([]);
		});

		test("lets every hint be reached before its goal is met", async () => {
			expect((await proved()).hintsNotReached).toEqual([]);
		});

		test("takes about as long as it announces", async () => {
			const { minutes: announced, minutesComputed: computed } = await proved();
			expect(Math.abs(announced - computed)).toBeLessThanOrEqual(MINUTES_WITHIN * announced);
		});
	},
);

describe("the proof", { timeout: PROOF_MS }, () => {
	const first = lessons.find(({ lesson }) => lesson.meta.slug === "when-the-world-moves");
	if (!first) throw new Error("there is no lesson on how the world moves");

	test("sees a solution that does nothing, a wrong way that is none, and a hint that is never due", async () => {
		const { lesson, solution } = first;
		const steps = lesson.steps.map((step) => ({
			...step,
			blocks: step.blocks.map((block) =>
				block.kind === "goal"
					? {
							...block,
							hints: block.hints.map((hint) => ({ ...hint, waits: { for: "attempts", count: 99 } as const })),
						}
					: block,
			),
		}));
		const wrong = solution.wrong.slice(0, 1).map((way) => ({ ...way, moves: [] }));
		const proof = await prove({ ...lesson, steps }, { ...solution, moves: [], orders: [], wrong }, options);
		expect(Object.values(proof.solved)).toEqual([false, false, false, false, false]);
		expect(Object.values(proof.wrongPaths)).toEqual([false]);
		expect(proof.hintsNotReached).toContain("bring-it-back/1");
		expect(proof.said[0]).toMatch(
			/^solution, seed 7, see-it-fall: “Carrier B degrades” has not begun in this lesson yet\. Nothing has been done so far\.$/,
		);
	});

	test("sees a goal that is met by itself", async () => {
		const { lesson, solution } = first;
		const steps = lesson.steps.map((step) => ({
			...step,
			blocks: step.blocks.map((block) =>
				block.kind === "goal" ? { ...block, goal: { ...block.goal, must: [], value: -1 } } : block,
			),
		}));
		expect((await prove({ ...lesson, steps }, { ...solution, orders: [], wrong: [] }, options)).startFails).toBe(false);
	});
});
