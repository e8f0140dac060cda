import { type EventOf, eventsOf, type OpsEvent } from "../../ops/events.ts";
import { beginnings, runsByVersion, triggersByRun } from "./beginnings.ts";
import { type Change, FAILS_WITHIN, type Failure } from "./change.ts";
import { once } from "./once.ts";
import { SKEW_COST, skewCost } from "./skew-cost.ts";

type Deployed = EventOf<"model.deployed"> | EventOf<"trial.began">;
export type ModelChange = Change<Deployed>;

/**
 * Every change of the model that parcels met during the year, in order: deployments, and versions that were taken out of
 * a canary or an A/B test again because a guardrail broke (DORA, dora.dev/guides/dora-metrics, counted for models as in
 * Google's "continuous delivery of the prediction service"). The model before day 0 does not count, nor does a shadow
 * that decided nothing, or an A/B test without a gain.
 *
 * A change has failed when it was rolled back, when somebody deployed another model by hand within 14 days, or when in
 * its first 14 days a skew cost more than one point of accuracy. A retraining by a trigger that follows soon is planned
 * and no sign of failure; and a skew is laid at the door of the first model of the code that brought it.
 */
export const modelChanges = once((events): readonly ModelChange[] => {
	const began = beginnings(events);
	const days = eventsOf(events, "day.served");
	const runs = runsByVersion(events);
	const triggers = triggersByRun(events);
	const runOf = ({ version }: Deployed) => runs.get(version) ?? -1;
	const all = deployedDuringYear(events);
	const first = eventsOf(events, "model.deployed").find(({ replaces }) => replaces === null);
	/** Whether the version had answered parcels before. */
	const isPutBack = (one: Deployed) =>
		[...(first ? [first] : []), ...all.slice(0, all.indexOf(one))].some(
			({ kind, version }) => kind === "model.deployed" && version === one.version,
		);
	const failures = all.map((one, i): Failure | null => {
		if (one.kind === "trial.began") return { how: "rolled back", ended: endOf(events, one) };
		const next = all.slice(i + 1).find((other) => other.kind === "model.deployed");
		const soon = next && next.t - one.t <= FAILS_WITHIN * 24;
		if (next?.rollback || (soon && isPutBack(next))) return { how: "rolled back", ended: next };
		if (soon && !triggers.has(runOf(next))) return { how: "hot fix", ended: next };
		const revision = triggers.get(runOf(one))?.revision;
		const sameCode = (other: Deployed) => triggers.get(runOf(other))?.revision === revision;
		if (revision !== undefined && all.slice(0, i).some(sameCode)) return null;
		return (skewCost(days, one.t) ?? 0) > SKEW_COST ? { how: "skew", ended: next ?? null } : null;
	});
	const mends = new Set(failures.map((failure) => (failure?.how === "skew" ? null : failure?.ended)));
	return all.map((deployed, i): ModelChange => {
		const putBack = isPutBack(deployed);
		const origin = putBack ? null : (began.get(runOf(deployed)) ?? null);
		return { origin, deployed, failure: failures[i] ?? null, remedy: putBack || mends.has(deployed) };
	});
});

/** Deployments of the year, and trials that decided parcels and were broken off, in order. */
function deployedDuringYear(events: readonly OpsEvent[]): Deployed[] {
	return events.filter((event): event is Deployed => {
		if (event.kind === "model.deployed") return event.replaces !== null;
		if (event.kind !== "trial.began" || event.mode === "shadow") return false;
		return endOf(events, event)?.outcome === "rolled back";
	});
}

const endOf = (events: readonly OpsEvent[], trial: EventOf<"trial.began">): EventOf<"trial.ended"> | null =>
	eventsOf(events, "trial.ended").find((end) => end.version === trial.version && end.t >= trial.t) ?? null;
