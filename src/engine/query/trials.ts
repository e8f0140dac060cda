import type { CheckResult, EventOf, OpsEvent, TrialSide } from "../../ops/events.ts";

/** An online trial of a registered version beside the one in service. */
export interface TrialRecord {
	readonly version: number;
	readonly champion: number;
	readonly mode: EventOf<"trial.began">["mode"];
	/** Share of the parcels that the candidate decides; 0 in the shadow. */
	readonly share: number;
	/** Parcels that the candidate will have answered by its horizon, and the difference in accuracy that so many can show. */
	readonly sample: number;
	readonly detectable: number;
	/** Hours: its beginning, its horizon, its end; `ended` is null while it goes on. */
	readonly began: number;
	readonly until: number;
	readonly ended: number | null;
	/** Both sides as they stood at the newest look, and its day; null before the first. */
	readonly looked: { readonly day: number; readonly candidate: TrialSide; readonly reference: TrialSide } | null;
	readonly outcome: EventOf<"trial.ended">["outcome"] | null;
	/** Why it ended so, in one sentence. */
	readonly because: string | null;
	readonly guardrails: readonly CheckResult[];
}

/** Every online trial so far, in the order of their beginnings. One goes on at a time. */
export function trials(events: readonly OpsEvent[]): TrialRecord[] {
	const records: TrialRecord[] = [];
	for (const event of events) {
		const last = records.at(-1);
		if (event.kind === "trial.began") {
			const { version, champion, mode, share, sample, detectable, until, t: began } = event;
			const open = { ended: null, looked: null, outcome: null, because: null, guardrails: [] };
			records.push({ version, champion, mode, share, sample, detectable, until, began, ...open });
		} else if (event.kind === "trial.observed" && last) {
			const { day, candidate, champion: reference } = event;
			records[records.length - 1] = { ...last, looked: { day, candidate, reference } };
		} else if (event.kind === "trial.ended" && last) {
			const { outcome, because, guardrails, t: ended } = event;
			records[records.length - 1] = { ...last, ended, outcome, because, guardrails };
		}
	}
	return records;
}
