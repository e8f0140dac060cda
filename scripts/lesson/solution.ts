import * as v from "valibot";
import { PlanSchema } from "../../src/engine/plan.ts";
import type { Move } from "../../src/lesson/moves.ts";
import type { Solution } from "../../src/lesson/solution.ts";
import { WRONG_PATHS } from "../../src/lesson/wrong-paths.ts";
import type { NewAction } from "../../src/ops/actions.ts";
import { readPattern } from "./event-pattern.ts";
import { pathOf, readYaml, sentenceOf, type YamlFile } from "./yaml-file.ts";

const whole = (low: number, high: number) => {
	const allowed = `a whole number from ${low} to ${high}`;
	return v.pipe(v.number(allowed), v.integer(allowed), v.minValue(low, allowed), v.maxValue(high, allowed));
};
const days = whole(1, 3650);
const move = v.looseObject(
	{
		day: v.optional(whole(0, 3650)),
		hour: v.optional(whole(0, 23)),
		when: v.optional(v.string("an event")),
		wait: v.optional(whole(0, 365)),
		say: v.optional(v.string("one sentence"), ""),
	},
	"an action with day (and hour), or with when (and wait)",
);
const moves = v.array(move, "a list of moves");
const name = v.string("a name");
const path = v.picklist(Object.keys(WRONG_PATHS), `one of ${Object.keys(WRONG_PATHS).join(", ")}`);
const File = v.strictObject(
	{
		days,
		moves: v.pipe(moves, v.minLength(1, "at least one move")),
		orders: v.optional(v.array(v.strictObject({ name, moves }, "only name and moves"), "a list of orders"), []),
		wrong: v.array(v.strictObject({ name: path, days, moves }, "only name, days and moves"), "a list of wrong ways"),
	},
	"only days, moves, orders, wrong",
);

type Written = v.InferOutput<typeof move>;
type Path = readonly (string | number)[];

/** Reads solution.yaml: the moves that solve the lesson, other orders of them, and named wrong ways. */
export function readSolution(text: string, file: string): Solution {
	const yaml = readYaml(text, file, File);
	const { value } = yaml;
	const all = (written: readonly Written[], path: Path) =>
		written.map((one, i): Move => readMove(one, [...path, i], yaml));
	return {
		days: value.days,
		moves: all(value.moves, ["moves"]),
		orders: value.orders.map((order, i) => ({ name: order.name, moves: all(order.moves, ["orders", i, "moves"]) })),
		wrong: value.wrong.map((way, i) => ({ ...way, moves: all(way.moves, ["wrong", i, "moves"]) })),
	};
}

function readMove(written: Written, path: Path, { refuse }: YamlFile<unknown>): Move {
	const { day, hour, when, wait, say, ...action } = written;
	// An action is what a plan allows; its hour is not known yet.
	const parsed = v.safeParse(PlanSchema.entries.actions, [{ ...action, at: 0 }]);
	if (!parsed.success) {
		const [issue] = parsed.issues;
		refuse([...path, ...pathOf(issue).slice(1)], sentenceOf({ ...issue, path: issue.path?.slice(1) } as never, path));
	}
	if ((day === undefined) === (when === undefined)) refuse(path, "a move has day (and hour) or when (and wait)");
	const asked = action as unknown as NewAction;
	if (day !== undefined) {
		if (wait !== undefined) refuse([...path, "wait"], "wait goes with when; allowed beside day: hour");
		return { due: { day, hour: hour ?? 9 }, action: asked, say };
	}
	if (hour !== undefined) refuse([...path, "hour"], "hour goes with day; allowed beside when: wait");
	const event = readPattern(when as string, (reason) => refuse([...path, "when"], reason));
	return { due: { when: event, wait: wait ?? 0 }, action: asked, say };
}
