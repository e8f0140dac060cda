import type { Trigger } from "./trigger.ts";

/** Retraining on a schedule: how often depends on how fast the patterns change and on what a retraining costs. */
const schedule: Trigger = {
	name: "schedule",
	fires(event, { policy: { schedule } }) {
		if (!schedule.on || event.kind !== "day.served" || event.day === 0) return null;
		return event.day % schedule.everyDays === 0 ? `Every ${schedule.everyDays} days.` : null;
	},
};

export default schedule;
