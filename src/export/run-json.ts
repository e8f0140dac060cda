import { logHash } from "../core/log.ts";
import { FIGURES } from "../engine/query/figures.ts";
import type { SavedRun } from "./saved-run.ts";

/** Form of the file; raised when a reader of older files would misunderstand it. */
const VERSION = 1;

/**
 * A run as JSON: `{ format: "driftworks-run", version, link, futures: [{ name, plan, logHash, figures, events }] }`. `link`
 * opens the run in the page; a `plan` is the whole input of its run, which `npm run simulate` takes; `logHash` says
 * whether two logs are the same run; `figures` are those of the comparison by their ids, null where there is nothing to
 * count; `events` are the log as it is (src/ops/events.ts).
 */
export function runJson(runs: readonly SavedRun[], link: string): string {
	const futures = runs.map(({ name, plan, events }) => ({
		name,
		plan,
		logHash: logHash(events),
		figures: Object.fromEntries(FIGURES.map((figure) => [figure.id, figure.value(events)])),
		events,
	}));
	return `${JSON.stringify({ format: "driftworks-run", version: VERSION, link, futures }, null, "\t")}\n`;
}
