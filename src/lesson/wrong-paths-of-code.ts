import { HOURS_PER_DAY } from "../core/clock.ts";
import { type CommitFate, commitFates } from "../engine/query/commit-fates.ts";
import { eventsOf, type OpsEvent } from "../ops/events.ts";
import { after, lastDrift } from "./log-since.ts";
import type { WrongPaths } from "./wrong-path.ts";

/** Days within which a commit that does no harm can well be in production at Level 2. */
const WAITS = 7;
/** Days after a deployment in which the version before is still at hand, and a rollback takes minutes. */
const AT_HAND = 14;

const daysSince = (t: number, events: readonly OpsEvent[]): number => ((events.at(-1)?.t ?? 0) - t) / HOURS_PER_DAY;

const fatesSince = (events: readonly OpsEvent[], from: number): CommitFate[] =>
	commitFates(events).filter(({ made }) => made >= from);

/** A commit that does harm, in production now. */
const harmful = (events: readonly OpsEvent[], from: number): CommitFate | undefined =>
	fatesSince(events, from).find(({ kind, reached, reverted }) => kind === "bad" && reached && !reverted);

/** Wrong paths with commits, releases and rollbacks. */
export const PATHS_OF_CODE: WrongPaths = {
	"commit-left-waiting": {
		means: `A commit that does no harm was not in production ${WAITS} days after it was made, and nothing had stopped it.`,
		taken: (events, from) =>
			fatesSince(events, from).some(({ kind, made, reached, stopped }) => {
				const waited = reached ? (reached.t - made) / HOURS_PER_DAY : daysSince(made, events);
				return kind !== "bad" && !stopped && waited > WAITS;
			}),
	},
	"refused-a-sound-commit": {
		means: "A person refused a commit that does no harm.",
		taken: (events, from) =>
			fatesSince(events, from).some(
				({ kind, stopped }) => kind !== "bad" && stopped?.by === "refusal" && stopped.event.actor === "learner",
			),
	},
	"code-instead-of-training": {
		means: "Since the newest drift of P(Y|X) a commit was merged, or put into production.",
		taken(events, from) {
			const drift = lastDrift(events, from);
			return (
				drift !== undefined &&
				after(events, drift.t).some(
					(event) => event.kind === "commit.merged" || (event.kind === "task.started" && event.task === "reviewing"),
				)
			);
		},
	},
	"bad-release-left": {
		means: `A commit that does harm has been in production for more than ${AT_HAND} days.`,
		taken(events, from) {
			const there = harmful(events, from)?.reached;
			return there !== undefined && there !== null && daysSince(there.t, events) > AT_HAND;
		},
	},
	"retrained-on-bad-code": {
		means: "A person ran the pipeline while a commit that does harm was in production.",
		taken(events, from) {
			const there = harmful(events, from)?.reached;
			if (!there) return false;
			return after(eventsOf(events, "pipeline.triggered"), there.t).some(({ trigger }) => trigger === "on demand");
		},
	},
	"cold-rollback": {
		means: `A version was rolled back more than ${AT_HAND} days after it came into service.`,
		taken(events, from) {
			const back = after(eventsOf(events, "model.rolled-back"), from).findLast(({ rehearsal }) => !rehearsal);
			const deployed = eventsOf(events, "model.deployed").findLast(
				({ version, t }) => back !== undefined && version === back.version && t <= back.t,
			);
			return back !== undefined && deployed !== undefined && back.t - deployed.t > AT_HAND * HOURS_PER_DAY;
		},
	},
};
