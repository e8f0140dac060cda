import type { WorldDay } from "../world/world.ts";
import type { ServedDay } from "./serve-day.ts";

interface AnsweredDay {
	readonly scores: Float64Array;
	/** Answers that the recorded label calls wrong. */
	readonly wrong: number;
	/** Day on which the last of its labels is known. */
	readonly complete: number;
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

/** The answers of the model in service, and their errors in the order in which labels arrive. */
export class WatchAnswers {
	readonly #days = new Map<number, AnsweredDay>();
	readonly #due = new Map<number, number[]>();

	/** Files a served day; what is recorded is all that anybody learns, as with the label desk. */
	add({ day, actual }: WorldDay, { scores, label }: ServedDay): void {
		let wrong = 0;
		let complete = day;
		// The few days on which the labels are due, at hand.
		const lists: number[][] = [];
		for (let i = 0; i < scores.length; i++) {
			const error = (scores[i] as number) >= 0.5 === (label[i] === 1) ? 0 : 1;
			const due = actual.labelDay[i] as number;
			let errors = lists[due - day];
			if (!errors) {
				errors = this.#due.get(due) ?? [];
				this.#due.set(due, errors);
				lists[due - day] = errors;
			}
			errors.push(error);
			wrong += error;
			if (due > complete) complete = due;
		}
		this.#days.set(day, { scores, wrong, complete });
	}

	/** Errors (1 wrong, 0 right) that become known on `day`; each is given out once. */
	take(day: number): readonly number[] {
		const errors = this.#due.get(day) ?? [];
		this.#due.delete(day);
		return errors;
	}

	/** The answers of days `from` .. `to`; null when there are none. Those of earlier days are forgotten. */
	window(from: number, to: number): AnsweredDays | null {
		for (const day of this.#days.keys()) if (day < from) this.#days.delete(day);
		const days = [...this.#days].filter(([day]) => day <= to);
		const first = days[0];
		if (!first) return null;
		const rows = days.reduce((sum, [, { scores }]) => sum + scores.length, 0);
		const scores = new Float64Array(rows);
		let at = 0;
		for (const [, one] of days) {
			scores.set(one.scores, at);
			at += one.scores.length;
		}
		const wrong = days.reduce((sum, [, one]) => sum + one.wrong, 0);
		const complete = Math.max(...days.map(([, one]) => one.complete));
		return { from: first[0], to, scores, accuracy: 1 - wrong / rows, complete };
	}

	/** Another model answers from now on: its answers and errors are not those of the one before. */
	forget(): void {
		this.#days.clear();
		this.#due.clear();
	}
}
