import { hourOf } from "../../../src/core/clock.ts";
import { before } from "../../../src/engine/query/notable.ts";
import { deskOf } from "../../../src/ops/desk.ts";
import type { OpsEvent } from "../../../src/ops/events.ts";
import { DEFAULT_POLICY, type Policy } from "../../../src/ops/policy.ts";
import { standingAt } from "../../../src/view/system/pipeline-lights.ts";
import type { Standing } from "../../../src/view/system/standing.ts";

/** What the figures of Levels 1 and 2 are lit by at the end of `day`. */
export function standingOn(
	day: number,
	log: readonly OpsEvent[],
	level: 1 | 2,
	policy: Policy = DEFAULT_POLICY,
): Standing {
	const hour = hourOf(day + 1);
	const sorted = [...log].sort((a, b) => a.t - b.t);
	const events = before(sorted, hour);
	return standingAt({ events, desk: deskOf(events), hour, progress: null }, level, policy);
}
