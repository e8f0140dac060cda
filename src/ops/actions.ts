import type { DriftSwitch } from "../world/drift.ts";

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
	| { readonly at: number; readonly do: "deploy"; readonly version?: number | undefined };

export type StepAction = Exclude<Action, { do: "drift-on" | "drift-off" }>;

type WithoutHour<T> = T extends unknown ? Omit<T, "at"> : never;
/** An action without its hour: it is taken now. */
export type NewAction = WithoutHour<Action>;
