import type { RecordedRun } from "../engine/record.ts";

/** The run that was made with the page, fetched when it is needed. */
export default function recordedRun(): Promise<RecordedRun> {
	return import("virtual:recorded-run").then((module) => module.default);
}
