import { canonicalJson } from "./canonical-json.ts";
import { contentHash } from "./hash.ts";

/** What every entry of the log carries, whatever it tells. */
export interface LogEvent {
	/** Hours since midnight at the start of day 0; never decreasing along the log. */
	readonly t: number;
	/** Which of several systems under the same world this happened in. */
	readonly lane: number;
	/** Who did it: a role, a machine, or the world. */
	readonly actor: string;
	/** What happened; the name by which queries find it. */
	readonly kind: string;
	/** Person-hours it took. */
	readonly hours: number;
	/** Compute it cost, in units of one training on 2,000 rows. */
	readonly cost: number;
	/** Number of the work (experiment, pipeline run) it belongs to; null when to none. */
	readonly run: number | null;
}

/** Append-only record of a run. Everything a person sees is a query on it. */
export class EventLog<E extends LogEvent> {
	readonly events: E[] = [];

	append(event: E): void {
		const last = this.events.at(-1);
		if (last && event.t < last.t) {
			throw new Error(`event log: ${event.kind} at hour ${event.t} comes after ${last.kind} at hour ${last.t}`);
		}
		this.events.push(event);
	}
}

/** Content hash of the events in order: two runs are the same run when these agree. */
export function logHash(events: readonly LogEvent[]): string {
	return contentHash(...events.map((event) => canonicalJson(event)));
}
