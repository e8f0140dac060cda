import { Memory, oneList } from "../core/remember-by.ts";
import type { WorldDay } from "../world/world.ts";
import type { ServedDay } from "./serve-day.ts";

interface AnsweredDay {
	readonly scores: Float64Array;
	/** Answers that the recorded label calls wrong. */
	readonly wrong: number;
	/** Day on which the last of its labels is known. */
	readonly complete: number;
	/** Errors (1 wrong, 0 right) by the day on which they become known, in the order of the rows. */
	readonly due: ReadonlyMap<number, readonly number[]>;
}

/** The answers of some days, and what becomes of them. */
export interface AnsweredDays {
	readonly from: number;
	readonly to: number;
	/** P(late) as the service answered, [rows]. */
	readonly scores: Float64Array;
	/** Share of right answers by the recorded labels; not to be told before day `complete`. */
	readonly accuracy: number;
	readonly complete: number;
}

/** No answers yet. */
const NOTHING = {};

/** By the answers: days that were judged, all answers up to a day, and windows. Replays file the same objects. */
const judged = new Memory<AnsweredDay>();
const histories = new Memory<object>();
const windows = new Memory<AnsweredDays>();

/** The answers of the model in service, and their errors in the order in which labels arrive. */
export class WatchAnswers {
	readonly #days = new Map<number, AnsweredDay>();
	readonly #due = new Map<number, (readonly number[])[]>();
	#history: object = NOTHING;

	/** One object for all answers that were filed since the last `forget`: the same answers give the same object. */
	get history(): object {
		return this.#history;
	}

	/** Files a served day; what is recorded is all that anybody learns, as with the label desk. */
	add(made: WorldDay, { scores, label }: ServedDay): void {
		const answered = judged.remember(made, [scores, label], "", () => judge(made, scores, label));
		for (const [due, errors] of answered.due) {
			const list = this.#due.get(due);
			if (list) list.push(errors);
			else this.#due.set(due, [errors]);
		}
		this.#days.set(made.day, answered);
		this.#history = histories.remember(made, [scores, label, this.#history], "", () => ({}));
	}

	/** Errors (1 wrong, 0 right) that become known on `day`; each is given out once. */
	take(day: number): readonly number[] {
		const errors = this.#due.get(day) ?? [];
		this.#due.delete(day);
		return errors.flat();
	}

	/** The answers of days `from` .. `to`; null when there are none. Those of earlier days are forgotten. */
	window(from: number, to: number): AnsweredDays | null {
		for (const day of this.#days.keys()) if (day < from) this.#days.delete(day);
		const days = [...this.#days].filter(([day]) => day <= to);
		const first = days[0];
		if (!first) return null;
		const answered = oneList(days.map(([, one]) => one));
		return windows.remember(answered, [], `${first[0]} ${to}`, () => ({ from: first[0], to, ...together(answered) }));
	}

	/** Another model answers from now on: its answers and errors are not those of the one before. */
	forget(): void {
		this.#days.clear();
		this.#due.clear();
		this.#history = NOTHING;
	}
}

function judge({ day, actual }: WorldDay, scores: Float64Array, label: Uint8Array): AnsweredDay {
	const due = new Map<number, number[]>();
	// The few days on which the labels are due, at hand.
	const lists: number[][] = [];
	let wrong = 0;
	let complete = day;
	for (let i = 0; i < scores.length; i++) {
		const error = (scores[i] as number) >= 0.5 === (label[i] === 1) ? 0 : 1;
		const known = actual.labelDay[i] as number;
		let errors = lists[known - day];
		if (!errors) {
			errors = [];
			lists[known - day] = errors;
			due.set(known, errors);
		}
		errors.push(error);
		wrong += error;
		if (known > complete) complete = known;
	}
	return { scores, wrong, complete, due };
}

function together(days: readonly AnsweredDay[]): Omit<AnsweredDays, "from" | "to"> {
	const rows = days.reduce((sum, { scores }) => sum + scores.length, 0);
	const scores = new Float64Array(rows);
	let at = 0;
	for (const one of days) {
		scores.set(one.scores, at);
		at += one.scores.length;
	}
	const wrong = days.reduce((sum, one) => sum + one.wrong, 0);
	return { scores, accuracy: 1 - wrong / rows, complete: Math.max(...days.map(({ complete }) => complete)) };
}
