import { Memory } from "../../core/remember-by.ts";
import type { AnsweredDay } from "../answer-day.ts";
import type { CheckResult, TrialSide } from "../events.ts";
import { LabelDesk } from "../label-desk.ts";
import type { Policy } from "../policy.ts";
import type { ServedDay } from "../serve-day.ts";
import { checkGuardrails } from "./guardrails.ts";

/** Who is compared: a version that is new, with one that is known. */
export interface Pair {
	readonly fresh: number;
	readonly known: number;
}

type Count = { count: number; express: number; timeouts: number };

/** Counts of a day by its answers and by who gave them. */
const counts = new Memory<Readonly<Count>>();

/**
 * Two versions side by side over some days: what they answered, and what the labels that have arrived say of it. Where
 * they shared the parcels each is known by its own; in the shadow both are known by all of them.
 */
export class Comparison {
	readonly pair: Pair;
	readonly #labels = new LabelDesk();
	readonly #counts = new Map<number, Count>();
	readonly #told = new Set<string>();
	#from: number | null = null;
	#to = 0;

	constructor(pair: Pair) {
		this.pair = pair;
	}

	/** Counts a day that `live` answered, with the other version beside it. */
	add({ made, decided, main, trial }: AnsweredDay, live: number): void {
		if (!trial) throw new Error("comparison: nothing answered beside the model in service");
		this.#from ??= made.day;
		this.#to = made.day;
		if (trial.rows.includes(1)) {
			this.#count(live, decided, trial.rows, 0);
			this.#count(trial.version, decided, trial.rows, 1);
			this.#labels.expect(made, decided, live, trial);
			return;
		}
		for (const [version, served] of [
			[live, main],
			[trial.version, trial.served],
		] as const) {
			this.#count(version, served, trial.rows, 0);
			this.#labels.expect(made, served, version);
		}
	}

	/** What is known by now of the new version and of the known one. */
	get sides(): { readonly fresh: TrialSide; readonly known: TrialSide } {
		return { fresh: this.#side(this.pair.fresh), known: this.#side(this.pair.known) };
	}

	/** The guardrails as they stand now. */
	guardrails(limits: Policy["delivery"]): CheckResult[] {
		return checkGuardrails(this.sides.fresh, this.sides.known, limits);
	}

	/** Those of `checks` that are broken and were not a day before: each is told once. */
	firstBroken(checks: readonly CheckResult[]): CheckResult[] {
		const fresh = checks.filter(({ check, pass }) => !pass && !this.#told.has(check));
		for (const { check } of fresh) this.#told.add(check);
		return fresh;
	}

	#count(version: number, served: ServedDay, rows: Uint8Array, own: 0 | 1): void {
		const sum = this.#counts.get(version) ?? { count: 0, express: 0, timeouts: 0 };
		this.#counts.set(version, sum);
		const { express, timedOut } = served;
		const day = counts.remember(express, [rows, timedOut], `${own}`, () => countOf(served, rows, own));
		sum.count += day.count;
		sum.express += day.express;
		sum.timeouts += day.timeouts;
	}

	#side(version: number): TrialSide {
		const counts = this.#counts.get(version) ?? { count: 0, express: 0, timeouts: 0 };
		return { version, ...counts, ...this.#labels.known(version, this.#from ?? 0, this.#to) };
	}
}

function countOf(served: ServedDay, rows: Uint8Array, own: 0 | 1): Count {
	const sum = { count: 0, express: 0, timeouts: 0 };
	for (let i = 0; i < rows.length; i++) {
		if (rows[i] !== own) continue;
		sum.count++;
		sum.express += served.express[i] as number;
		sum.timeouts += served.timedOut?.[i] ?? 0;
	}
	return sum;
}
