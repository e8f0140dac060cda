import { dayOf } from "../core/clock.ts";
import { type EventOf, eventsOf, type OpsEvent } from "../ops/events.ts";
import { driftById } from "../world/catalogue.ts";
import { after, lastDrift, today } from "./log-since.ts";
import type { WrongPaths } from "./wrong-path.ts";

/** Days after which doing nothing is a decision. */
const WAITED = 30;

/** Days of labelled rows from which on a window is long: a window of 28 days ends with days whose labels are still to come. */
const LONG = 21;

/** What the version that was deployed last learnt from; undefined when nothing was deployed. */
function lastDeployed(events: readonly OpsEvent[], from: number): EventOf<"model.registered"> | undefined {
	const version = after(eventsOf(events, "model.deployed"), from).at(-1)?.version;
	return eventsOf(events, "model.registered").findLast((one) => one.version === version);
}

/** The newest deployment, if its service has a skew and nobody has compared it with the training. */
function skewedNow(events: readonly OpsEvent[], from: number): EventOf<"model.deployed"> | undefined {
	const deployed = after(eventsOf(events, "model.deployed"), from).at(-1);
	if (!deployed || deployed.skew === null) return undefined;
	return after(eventsOf(events, "features.compared"), deployed.t).length === 0 ? deployed : undefined;
}

/** Whether the newest try was to deploy what is, or has been, in service. */
export function sameAgain(events: readonly OpsEvent[], from: number): boolean {
	const last = events.findLast(
		(event) =>
			event.t >= from &&
			event.run !== 0 &&
			(event.kind === "model.deployed" || (event.kind === "action.refused" && event.action === "deploy")),
	);
	if (last?.kind === "action.refused") return last.reason.includes("in service already");
	// To go back on purpose is another thing.
	if (last?.kind !== "model.deployed" || last.rollback) return false;
	return eventsOf(events, "model.deployed").some((one) => one !== last && one.version === last.version);
}

/** Wrong paths with trainings, deployments and policies. */
export const PATHS_OF_MODELS: WrongPaths = {
	"same-version-again": { means: "The same version is deployed again.", taken: sameAgain },
	"only-waited": {
		means: `${WAITED} days since a drift of P(Y|X) without a training.`,
		taken(events, from) {
			const drift = lastDrift(events, from);
			const acted = after(eventsOf(events, "model.trained"), drift?.t ?? from).length > 0;
			return drift !== undefined && !acted && today(events) - drift.day >= WAITED;
		},
	},
	"trained-on-the-old-world": {
		means: "The model deployed last learnt from more days before the newest drift of P(Y|X) than after it.",
		taken(events, from) {
			const drift = lastDrift(events, from);
			const model = lastDeployed(events, from);
			if (!drift || !model) return false;
			return drift.day - model.trainedFrom > model.trainedTo - drift.day;
		},
	},
	"never-deployed": {
		means: "A model was trained and stayed on the desk or at the wall.",
		taken(events, from) {
			const trained = after(eventsOf(events, "model.trained"), from);
			const newest = trained.at(-1);
			if (!newest || today(events) - dayOf(newest.t) < WAITED) return false;
			return after(eventsOf(events, "model.deployed"), newest.t).length === 0;
		},
	},
	"answered-a-false-friend": {
		means: "A training began on data that moved although no P(Y|X) had, and the accuracy was as before.",
		taken(events, from) {
			const first = after(eventsOf(events, "data.extracted"), from)[0];
			const hurtful = lastDrift(events, from);
			return first !== undefined && (hurtful === undefined || first.t < hurtful.t);
		},
	},
	"trained-against-a-skew": {
		means: "A training was begun by hand while what serves has a skew that nobody has compared.",
		taken(events, from) {
			const skewed = skewedNow(events, from);
			return skewed !== undefined && after(eventsOf(events, "data.extracted"), skewed.t).length > 0;
		},
	},
	"put-the-old-one-back": {
		means: "A version with a skew was replaced by an older one, and nobody has compared it with its training.",
		taken(events, from) {
			const [last, before] = after(eventsOf(events, "model.deployed"), from).reverse();
			if (!last || !before || last.version >= before.version) return false;
			return before.skew !== null && after(eventsOf(events, "features.compared"), before.t).length === 0;
		},
	},
	"no-validation": {
		means: "A validation step was taken out of the pipeline.",
		taken: (events, from) =>
			after(eventsOf(events, "policy.set"), from).some(
				({ field, value }) => field.startsWith("pipeline.") && field.includes("validation") && value === "-",
			),
	},
	"over-budget": {
		means: "The policy was changed more than twice.",
		taken: (events, from) => after(eventsOf(events, "policy.set"), from).length > 2,
	},
	"nobody-verified": {
		means: "A column came in another unit, and nobody was called.",
		taken(events, from) {
			const broken = after(eventsOf(events, "drift.began"), from).find(
				({ drift }) => driftById(drift).moves === "the pipe",
			);
			const called = (t: number) =>
				after(eventsOf(events, "alert.raised"), t).some(({ about }) => about === "schema skew");
			return broken !== undefined && !called(broken.t);
		},
	},
	"nothing-retrains": {
		means: "The policy was changed since a drift of P(Y|X), which a month later nothing has answered with a run.",
		taken(events, from) {
			const drift = lastDrift(events, from);
			if (!drift || today(events) - drift.day < WAITED) return false;
			const since = (kind: "policy.set" | "pipeline.triggered") => after(eventsOf(events, kind), drift.t).length;
			return since("policy.set") > 0 && since("pipeline.triggered") === 0;
		},
	},
	"ran-by-hand": {
		means: "Since the newest drift of P(Y|X) a person started the pipeline, and no trigger did.",
		taken(events, from) {
			const drift = lastDrift(events, from);
			const runs = drift ? after(eventsOf(events, "pipeline.triggered"), drift.t) : [];
			return runs.length > 0 && runs.every(({ trigger }) => trigger === "on demand");
		},
	},
	"long-window": {
		means: `Since the newest drift of P(Y|X) triggers brought models into service, and each learnt from ${LONG} days or more.`,
		taken(events, from) {
			const drift = lastDrift(events, from);
			if (!drift) return false;
			const live = after(eventsOf(events, "model.deployed"), drift.t).map(({ version }) => version);
			const runs = eventsOf(events, "pipeline.triggered").filter(({ trigger }) => trigger !== "on demand");
			const models = eventsOf(events, "model.registered").filter(
				({ version, run }) => live.includes(version) && runs.some((one) => one.run === run),
			);
			return models.length > 0 && models.every(({ trainedFrom, trainedTo }) => trainedTo - trainedFrom + 1 >= LONG);
		},
	},
};
