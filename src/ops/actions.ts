import type { DriftSwitch } from "../world/drift.ts";
import type { PolicyValue } from "./policy-values.ts";

/** Windows of past days that an extraction may take. */
export const WINDOWS = [7, 14, 28, 60] as const;

/** What a learner may do; `at` is the hour at which it was done. */
export type Action =
	| ({ readonly at: number; readonly do: "drift-on" } & { readonly drift: DriftSwitch })
	| { readonly at: number; readonly do: "drift-off"; readonly drift: string }
	| { readonly at: number; readonly do: "extract"; readonly window: (typeof WINDOWS)[number] }
	| { readonly at: number; readonly do: "prepare" }
	| { readonly at: number; readonly do: "train" }
	| { readonly at: number; readonly do: "evaluate" }
	| { readonly at: number; readonly do: "hand-over" }
	/** Newest version at the wall when `version` is left out; an older one is put back. */
	| { readonly at: number; readonly do: "deploy"; readonly version?: number | undefined }
	/** Level 0: lays parcels of the last days before both codes, that of the training and that of the service. */
	| { readonly at: number; readonly do: "compare" }
	/** Level 0: has operations write the service's features as the comparison says that the training does. */
	| { readonly at: number; readonly do: "correct" }
	/** Levels 1 and 2: runs the pipeline on demand. */
	| { readonly at: number; readonly do: "run-pipeline" }
	/** Goes on with a pipeline run that failed, from the step that failed; the newest such run when `run` is left out. */
	| { readonly at: number; readonly do: "resume"; readonly run?: number | undefined }
	/** Sets one field of the policy, by its dotted path. */
	| { readonly at: number; readonly do: "set"; readonly field: string; readonly value: PolicyValue }
	/** Level 1: tests a commit by hand and hands the pipeline's code to operations. */
	| { readonly at: number; readonly do: "release"; readonly commit: string }
	/** Level 2: merges a commit whose tests are green, or refuses it. */
	| { readonly at: number; readonly do: "merge"; readonly commit: string }
	| { readonly at: number; readonly do: "refuse"; readonly commit: string }
	/** Level 2: lets a pipeline that ran in pre-production into production. */
	| { readonly at: number; readonly do: "approve"; readonly commit: string }
	/** Takes a commit that is in production out again, with the models it made. */
	| { readonly at: number; readonly do: "revert"; readonly commit: string }
	/** Takes the candidate out of a trial that is running; else puts the version before back into service, now. */
	| { readonly at: number; readonly do: "roll-back" }
	/** Level 2: puts the version before back and the present one in again, to know how long it takes. */
	| { readonly at: number; readonly do: "rehearse-rollback" };

/** What a team is asked to do: everything but the weather. */
export type TeamAction = Exclude<Action, { do: "drift-on" | "drift-off" }>;

/** The six steps of Level 0. */
export type StepAction = Extract<Action, { do: "extract" | "prepare" | "train" | "evaluate" | "hand-over" | "deploy" }>;

/** What is done about the features that were written a second time. */
export type CompareAction = Extract<Action, { do: "compare" | "correct" }>;

type WithoutHour<T> = T extends unknown ? Omit<T, "at"> : never;
/** An action without its hour: it is taken now. */
export type NewAction = WithoutHour<Action>;
