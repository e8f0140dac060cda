import type { OpsEvent, Role, Stage, Step } from "./events.ts";
import { STEP_WORK } from "./step-work.ts";

/** Where a version of the model stands. */
type VersionState = "at the wall" | "live" | "retired";

export interface RegisteredVersion {
	readonly version: number;
	readonly weights: string;
	readonly trainedFrom: number;
	readonly trainedTo: number;
	readonly accuracy: number;
	readonly state: VersionState;
	/** Hour of its last deployment; null before the first. */
	readonly deployedAt: number | null;
	/** Skew of the serving code that ops wrote for it; null for none or not yet written. */
	readonly skew: string | null;
	/** Where it stands in the registry of Levels 1 and 2; a folder of model files has no stages. */
	readonly stage?: Stage;
}

export interface Work {
	readonly step: Step;
	readonly askedAt: number;
	readonly startsAt: number;
	readonly until: number;
}

/** A task beside the steps. */
interface OpenTask {
	readonly task: string;
	readonly about: string;
	readonly until: number;
}

/** Who is at what, how far the experiment is, and what lies in the registry: a fold over the log. */
export interface Desk {
	/** Number of the experiment that is on the data scientist's desk. */
	readonly experiment: number;
	/** The last step of it that is done; null before the extraction is. */
	readonly done: Step | null;
	readonly work: Readonly<Partial<Record<Role, Work>>>;
	/** The newest task of each person that is not done. */
	readonly tasks: Readonly<Partial<Record<Role, OpenTask>>>;
	/** What the last comparison of the version in service with its training came to; null before one, and once it is corrected. */
	readonly compared: { readonly version: number; readonly differs: boolean } | null;
	readonly registry: readonly RegisteredVersion[];
	readonly live: number | null;
}

export const EMPTY_DESK: Desk = {
	experiment: 0,
	done: null,
	work: {},
	tasks: {},
	compared: null,
	registry: [],
	live: null,
};

/** The desk after `event`. */
export function deskAfter(desk: Desk, event: OpsEvent): Desk {
	switch (event.kind) {
		case "step.queued":
		case "step.started": {
			const role = STEP_WORK[event.step].role;
			const startsAt = event.kind === "step.queued" ? event.startsAt : event.t;
			const askedAt = desk.work[role]?.step === event.step ? (desk.work[role]?.askedAt ?? event.t) : event.t;
			const work = { step: event.step, askedAt, startsAt, until: event.until };
			const next: Desk = { ...desk, work: { ...desk.work, [role]: work } };
			return event.step === "extract" ? { ...next, experiment: event.run ?? desk.experiment, done: null } : next;
		}
		case "task.queued":
		case "task.started": {
			const { role, task, about, until } = event;
			return { ...desk, tasks: { ...desk.tasks, [role]: { task, about, until } } };
		}
		case "task.done":
			return { ...desk, tasks: without(desk.tasks, event.role) };
		case "features.compared":
			return { ...desk, compared: { version: event.version, differs: event.differs } };
		case "features.corrected":
			return { ...withSkew(desk, event.version, null), compared: null };
		case "data.extracted":
			return finished(desk, "extract", event);
		case "data.prepared":
			return finished(desk, "prepare", event);
		case "preparation.failed":
			return { ...finished(desk, "prepare", event), done: "extract" };
		case "model.trained":
			return finished(desk, "train", event);
		case "training.failed":
			// Rows that no training can take have to be prepared otherwise.
			return { ...finished(desk, "train", event), done: event.reason === "non-finite-input" ? "extract" : "prepare" };
		case "model.evaluated":
			return finished(desk, "evaluate", event);
		case "model.registered": {
			const { version, weights, trainedFrom, trainedTo, accuracy } = event;
			const entry = { version, weights, trainedFrom, trainedTo, accuracy, deployedAt: null, skew: null };
			const registry = [...desk.registry, { ...entry, state: "at the wall" as const }];
			return { ...finished(desk, "hand-over", event), registry };
		}
		case "features.rewritten":
			return withSkew(desk, event.version, event.skew);
		case "model.staged": {
			const { version, to } = event;
			return { ...desk, registry: desk.registry.map((v) => (v.version === version ? { ...v, stage: to } : v)) };
		}
		case "deployment.failed":
			return { ...desk, work: without(desk.work, "ops engineer") };
		case "model.deployed":
			return {
				...desk,
				live: event.version,
				work: without(desk.work, "ops engineer"),
				registry: desk.registry.map((v) =>
					v.version === event.version
						? { ...v, state: "live" as const, deployedAt: event.t }
						: v.state === "live"
							? { ...v, state: "retired" as const }
							: v,
				),
			};
		default:
			return desk;
	}
}

/** The desk after all of `events`. */
export const deskOf = (events: readonly OpsEvent[]): Desk => events.reduce(deskAfter, EMPTY_DESK);

const withSkew = (desk: Desk, version: number, skew: string | null): Desk => ({
	...desk,
	registry: desk.registry.map((one) => (one.version === version ? { ...one, skew } : one)),
});

const without = <T extends object>(by: Readonly<Partial<Record<Role, T>>>, role: Role): Partial<Record<Role, T>> => {
	const { [role]: _done, ...rest } = by;
	return rest as Partial<Record<Role, T>>;
};

/** A pipeline leaves nobody's desk changed, and experiment 0 was over before the year began: it leaves nothing on the desk to go on from. */
const finished = (desk: Desk, step: Step, { actor, run }: OpsEvent): Desk =>
	actor === "pipeline"
		? desk
		: {
				...desk,
				done: run === 0 ? null : step,
				work: without(desk.work, STEP_WORK[step].role),
			};
