import { hourOf } from "../core/clock.ts";
import { memoryStore, remembering } from "../engine/remember.ts";
import type { SimulationOptions } from "../engine/simulation.ts";
import { cpuTrainer } from "../model/train/cpu/trainer.ts";
import type { OpsEvent } from "../ops/events.ts";
import { checkGoal, type GoalState } from "./goal.ts";
import { hintsDue } from "./hints.ts";
import type { GoalBlock, Lesson } from "./lesson.ts";
import { METRICS } from "./metrics.ts";
import type { Move } from "./moves.ts";
import { playMoves } from "./play-moves.ts";
import type { Solution } from "./solution.ts";
import { levelsCompared, typicalRuns } from "./typical-runs.ts";
import { failOf } from "./wrong-path.ts";
import { WRONG_PATHS } from "./wrong-paths.ts";

/** Seeds on which a solution has to hold, beside that of the lesson itself. */
const OTHER_SEEDS = [11, 23, 42, 101];

/** What the proofs of a lesson came to. */
export interface Proof {
	/** No goal is met at the start, nor after waiting as long as the solution takes. */
	readonly startFails: boolean;
	/** Whether the solution meets every goal, by seed. */
	readonly solved: Readonly<Record<string, boolean>>;
	/** Whether it does so in each other order, by its name. */
	readonly orders: Readonly<Record<string, boolean>>;
	/** Whether each wrong way misses a goal and gets the sentence of its name. */
	readonly wrongPaths: Readonly<Record<string, boolean>>;
	/** Hints that no way brings up before the goal is met: "goal/2" for the second one of that goal. */
	readonly hintsNotReached: readonly string[];
	/** Wrong paths that a goal has a sentence for, and that no way of the solution file takes. */
	readonly failsNotTaken: readonly string[];
	/** What a goal that was not met said. */
	readonly said: readonly string[];
}

/** One way through the lesson that was played, and how goals stand on its log or a part of it. */
interface Way {
	readonly events: readonly OpsEvent[];
	readonly check: (block: GoalBlock, log?: readonly OpsEvent[]) => GoalState;
}

/** A trainer that trains nothing twice, for all lessons together. */
export const provingOptions = (): SimulationOptions => ({ trainer: remembering(cpuTrainer(), memoryStore()) });

/** Goals of a lesson, in order. */
const goalsOf = ({ steps }: Pick<Lesson, "steps">): GoalBlock[] =>
	steps.flatMap(({ blocks }) => blocks.filter((block): block is GoalBlock => block.kind === "goal"));

/** Plays every way of a lesson's solution file. */
export async function prove(lesson: Lesson, solution: Solution, options: SimulationOptions): Promise<Proof> {
	const { start } = lesson;
	const own = start.plan.seed;
	const goals = goalsOf(lesson);
	const from = start.hour;
	const ways: Way[] = [];
	const said: string[] = [];
	const typical = typicalRuns(options);
	const play = async (moves: readonly Move[], days: number, seed = own): Promise<Way> => {
		const { events, plan } = await playMoves(start, seed, moves, days, options);
		const others = new Map<number, readonly OpsEvent[]>();
		for (const level of levelsCompared(goals)) others.set(level, await typical(plan, level, from + hourOf(days)));
		const check: Way["check"] = ({ goal }, log = events) =>
			checkGoal(goal, log, from, METRICS, goal.against === undefined ? null : others.get(goal.against));
		if (seed === own) ways.push({ events, check });
		return { events, check };
	};
	const solves = async (name: string, moves: readonly Move[], seed = own) => {
		const { check } = await play(moves, solution.days, seed);
		const whyNot = goals.map((block) => ({ id: block.id, why: check(block).whyNot }));
		for (const { id, why } of whyNot) if (why) said.push(`${name}, seed ${seed}, ${id}: ${why}`);
		return whyNot.every(({ why }) => why === null);
	};

	const waited = await play([], solution.days);
	const begun = waited.events.filter(({ t }) => t < from);
	const met = (log: readonly OpsEvent[]) => goals.some((block) => waited.check(block, log).met);
	const startFails = goals.length > 0 && !met(begun) && !met(waited.events);

	const solved: Record<string, boolean> = {};
	for (const seed of [own, ...OTHER_SEEDS.filter((other) => other !== own)]) {
		solved[seed] = await solves("solution", solution.moves, seed);
	}
	const orders: Record<string, boolean> = {};
	for (const { name, moves } of solution.orders) orders[name] = await solves(name, moves);
	const wrongPaths: Record<string, boolean> = {};
	for (const { name, moves, days } of solution.wrong) {
		const { events, check } = await play(moves, days);
		const missed = goals.filter((block) => !check(block).met);
		const got = missed.map(({ fails }) => failOf(fails, events, from, WRONG_PATHS)?.when);
		wrongPaths[name] = got.includes(name);
		if (!wrongPaths[name])
			said.push(
				`wrong way ${name}: ${missed.length > 0 ? `got ${got.join(", ") || "no sentence"}` : "met every goal"}`,
			);
	}
	const hintsNotReached = goals.flatMap((block) => hintsLeft(block, ways, from));
	const named = goals.flatMap(({ fails }) => fails.map(({ when }) => when));
	const failsNotTaken = named.filter((when) => !Object.hasOwn(wrongPaths, when));
	return { startFails, solved, orders, wrongPaths, hintsNotReached, failsNotTaken, said };
}

/** Hints of a goal that are not due at the end of any day on which the goal is still to be met. */
function hintsLeft(block: GoalBlock, ways: readonly Way[], from: number): string[] {
	const { id, hints } = block;
	const left = new Set(hints);
	for (const { events, check } of ways) {
		const end = events.at(-1)?.t ?? 0;
		for (let hour = from; hour <= end && left.size > 0; hour += hourOf(1)) {
			const known = events.filter(({ t }) => t <= hour);
			const due = hintsDue([...left], known, from);
			if (due.length === 0) continue;
			if (check(block, known).met) break;
			for (const hint of due) left.delete(hint);
		}
	}
	return [...left].map((hint) => `${id}/${hints.indexOf(hint) + 1}`);
}
