import { dayOf } from "../../core/clock.ts";
import { logHash } from "../../core/log.ts";
import type { OpsEvent } from "../../ops/events.ts";
import type { Plan } from "../plan.ts";
import { accuracy7d, accuracyByDay, observedAccuracy7d } from "./accuracy.ts";
import { commitFates } from "./commit-fates.ts";
import { deployments, failedChanges } from "./deployments.ts";
import { FIGURES } from "./figures.ts";
import { type Incident, incidents } from "./incidents.ts";
import { type Response, responses } from "./response.ts";
import { businessLoss, computeCost, hoursByActor, humanHours, trainings } from "./totals.ts";

/** What became of a commit, by day. */
interface CommitSummary {
	readonly commit: string;
	readonly kind: string;
	readonly made: number;
	/** Day on which it reached production, and on which it was taken out again; null for never. */
	readonly reached: number | null;
	readonly reverted: number | null;
	/** What stopped it before, for example "CI: finite numbers"; null for nothing. */
	readonly stoppedBy: string | null;
}

/** What a run comes to; days and hours count from 0, null stands where something never happened. */
export interface LaneSummary {
	readonly level: number;
	readonly seed: number;
	readonly logHash: string;
	readonly accuracy: number[];
	readonly accuracy7d: number[];
	readonly observedAccuracy7d: (number | null)[];
	readonly businessLoss: number;
	readonly humanHours: number;
	readonly computeCost: number;
	readonly trainings: number;
	readonly deployments: number;
	readonly failedChanges: number;
	readonly incidents: Incident[];
	/** Every figure of a race by its id, the five DORA metrics for models and for code among them. */
	readonly figures: Readonly<Record<string, number | null>>;
	readonly hoursByActor: Readonly<Record<string, number>>;
	/** How each drift was met: the same rows under every policy. */
	readonly responses: readonly Omit<Response, "sign">[];
	readonly commits: readonly CommitSummary[];
}

/** All figures of one lane, each a query on its events. */
export const summarise = (plan: Plan, events: readonly OpsEvent[]): LaneSummary => ({
	level: plan.level,
	seed: plan.seed,
	logHash: logHash(events),
	accuracy: accuracyByDay(events),
	accuracy7d: accuracy7d(events),
	observedAccuracy7d: observedAccuracy7d(events),
	businessLoss: businessLoss(events),
	humanHours: humanHours(events),
	computeCost: computeCost(events),
	trainings: trainings(events),
	deployments: deployments(events).length,
	failedChanges: failedChanges(events).length,
	incidents: incidents(events),
	figures: Object.fromEntries(FIGURES.map(({ id, value }) => [id, value(events)])),
	hoursByActor: hoursByActor(events),
	responses: responses(events).map(({ sign: _sign, ...told }) => told),
	commits: commitFates(events).map(({ commit, kind, made, reached, reverted, stopped }) => ({
		commit,
		kind,
		made: dayOf(made),
		reached: reached && dayOf(reached.t),
		reverted: reverted && dayOf(reverted.t),
		stoppedBy: stopped && `${stopped.by}: ${stopped.what}`,
	})),
});
