import { Memory } from "../core/remember-by.ts";
import type { WorldDay } from "../world/world.ts";
import type { ServedDay } from "./serve-day.ts";

/** Labels that become known on one day, of parcels that a model answered. */
export interface ArrivedLabels {
	count: number;
	right: number;
	late: number;
	missed: number;
	needless: number;
}

/** Labels that are known, and the answers that they call right. */
interface KnownAnswers {
	labels: number;
	right: number;
}

/** A version that answered a part of a day's parcels: those that are 1 in `rows`. */
interface SharedWith {
	readonly version: number;
	readonly rows: Uint8Array;
}

const none = (): ArrivedLabels => ({ count: 0, right: 0, late: 0, missed: 0, needless: 0 });

/** Holds back each parcel's result until the parcel has arrived: nobody in the shop can know it earlier. */
export class LabelDesk {
	/** By the day on which they become known. */
	readonly #due: (ArrivedLabels | undefined)[] = [];
	/** By version that answered, then by the day on which the labels are known. */
	readonly #byVersion: (KnownAnswers | undefined)[][] = [];

	/**
	 * Files the answers that `version` gave on a day under the days on which their labels will be known; when another
	 * version shared the day, the rows that are 1 in its `rows` are filed as that one's.
	 */
	expect(day: WorldDay, served: ServedDay, version: number, shared: SharedWith | null = null): void {
		const own = this.#answersOf(version);
		const others = shared ? this.#answersOf(shared.version) : own;
		const rows = shared?.rows ?? null;
		const { label, right, express } = served;
		for (const one of filed.remember(day, [label, right, express, rows], "", () => file(day, served, rows))) {
			const labels = this.#due[one.day] ?? none();
			this.#due[one.day] = labels;
			labels.count += one.labels.count;
			labels.right += one.labels.right;
			labels.late += one.labels.late;
			labels.missed += one.labels.missed;
			labels.needless += one.labels.needless;
			addTo(own, one.day, one.own);
			addTo(others, one.day, one.others);
		}
	}

	#answersOf(version: number): (KnownAnswers | undefined)[] {
		const answers = this.#byVersion[version] ?? [];
		this.#byVersion[version] = answers;
		return answers;
	}

	/** Labels of answers of `version` that became known on days `from` .. `to`. */
	known(version: number, from: number, to: number): Readonly<KnownAnswers> {
		const sum = { labels: 0, right: 0 };
		const answers = this.#byVersion[version];
		for (let day = from; day <= to; day++) {
			const one = answers?.[day];
			sum.labels += one?.labels ?? 0;
			sum.right += one?.right ?? 0;
		}
		return sum;
	}

	/** The labels that become known on `day`. */
	arrived(day: number): ArrivedLabels {
		return this.#due[day] ?? none();
	}
}

/** Answers of one day whose labels become known on `day`: all of them, and those of the two versions that shared it. */
interface Filed {
	readonly day: number;
	readonly labels: ArrivedLabels;
	readonly own: KnownAnswers;
	readonly others: KnownAnswers;
}

/** By the day and its answers: they come by again in a comparison and in a replay. */
const filed = new Memory<readonly Filed[]>();

function file({ actual }: WorldDay, served: ServedDay, rows: Uint8Array | null): Filed[] {
	const { late, labelDay } = actual;
	// A plain array, since it is asked once for every parcel.
	const due: (Filed | undefined)[] = [];
	for (let i = 0; i < late.length; i++) {
		// What is recorded is all that anybody learns; an answer that was right may look wrong then.
		const label = served.label[i] as number;
		const right = label === late[i] ? (served.right[i] as number) : 1 - (served.right[i] as number);
		const day = labelDay[i] as number;
		let one = due[day];
		if (!one) {
			one = { day, labels: none(), own: { labels: 0, right: 0 }, others: { labels: 0, right: 0 } };
			due[day] = one;
		}
		const { labels } = one;
		const express = served.express[i] === 1;
		labels.count++;
		labels.right += right;
		const known = rows?.[i] === 1 ? one.others : one.own;
		known.labels++;
		known.right += right;
		labels.late += label;
		if (label === 1 && !express) labels.missed++;
		if (label === 0 && express) labels.needless++;
	}
	return due.filter((one) => one !== undefined);
}

function addTo(answers: (KnownAnswers | undefined)[], day: number, { labels, right }: KnownAnswers): void {
	if (labels === 0) return;
	const known = answers[day] ?? { labels: 0, right: 0 };
	answers[day] = known;
	known.labels += labels;
	known.right += right;
}
