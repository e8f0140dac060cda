import { type BuiltPackage, packageRepository } from "../../engine/query/package-repository.ts";
import { type PersonTask, peopleTasks } from "../../engine/query/people-tasks.ts";
import { type PipelineRun, pipelineRuns, stepStates } from "../../engine/query/pipeline-runs.ts";
import { type RepositoryCommit, sourceRepository } from "../../engine/query/source-repository.ts";
import { type TrialRecord, trials } from "../../engine/query/trials.ts";
import { type EventKind, type EventOf, eventsOf, type OpsEvent } from "../../ops/events.ts";
import type { Policy } from "../../ops/policy.ts";
import type { Scene } from "./level0-nodes.ts";
import { isToday } from "./today.ts";

/** What the figures of Levels 1 and 2 are lit by. */
export interface PipelineScene extends Scene {
	readonly level: 1 | 2;
	/** The policy as it stands at the moment that is looked at. */
	readonly policy: Policy;
}

/** A scene with what several boxes ask of its log, asked once. */
export interface Standing extends PipelineScene {
	readonly runs: readonly PipelineRun[];
	/** The newest run in production, and how far each of its steps is; undefined before the first. */
	readonly run: PipelineRun | undefined;
	readonly steps: ReturnType<typeof stepStates> | undefined;
	/** What is on the log of that run; of the first model's making before the first run. */
	readonly own: readonly OpsEvent[];
	readonly commits: readonly RepositoryCommit[];
	readonly packages: readonly BuiltPackage[];
	readonly tasks: readonly PersonTask[];
	readonly trial: TrialRecord | undefined;
	/** What is on the log of the day that is looked at. */
	readonly today: readonly OpsEvent[];
}

export function standingOf(scene: PipelineScene): Standing {
	const { events, hour } = scene;
	const runs = pipelineRuns(events);
	const run = runs.findLast(({ environment }) => environment === "production");
	const number = run?.run ?? 0;
	return {
		...scene,
		runs,
		run,
		steps: run && stepStates(run),
		own: events.filter((event) => event.run === number),
		commits: sourceRepository(events),
		packages: packageRepository(events),
		tasks: peopleTasks(events),
		trial: trials(events).at(-1),
		today: events.filter(({ t }) => isToday(t, hour)),
	};
}

/** The newest event of a kind on the day that is looked at, or undefined. */
export const todays = <K extends EventKind>({ today }: Standing, kind: K): EventOf<K> | undefined =>
	eventsOf(today, kind).at(-1);

/** Work of people that is not done, the newest last. */
export const openTasks = ({ tasks }: Standing): PersonTask[] => tasks.filter(({ state }) => state !== "done");
