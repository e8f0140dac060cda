import type { OpsEvent, Role } from "../../ops/events.ts";

/** A piece of a person's work beside the steps of Level 0: asked for, taken up, done. Hours of the clock. */
export interface PersonTask {
	readonly role: Role;
	readonly task: string;
	readonly about: string;
	readonly asked: number;
	/** When it is taken up, as far as is known now. */
	readonly starts: number;
	readonly until: number;
	readonly state: "queued" | "working" | "done";
	/** Working hours it took; 0 until it is done. */
	readonly hours: number;
}

/** All work of the people of Levels 1 and 2 so far, in the order in which it was asked for. */
export function peopleTasks(events: readonly OpsEvent[]): PersonTask[] {
	const tasks: PersonTask[] = [];
	for (const event of events) {
		if (event.kind !== "task.queued" && event.kind !== "task.started" && event.kind !== "task.done") continue;
		const { role, task, about, t } = event;
		const before = event.kind === "task.done" ? "working" : "queued";
		// People of a role do one thing after the other: of two that are named alike the first asked for is first.
		const at = tasks.findIndex(
			(one) => one.state === before && one.role === role && one.task === task && one.about === about,
		);
		const known = tasks[at];
		if (event.kind === "task.queued") {
			const { startsAt: starts, until } = event;
			// Its time has come and somebody else's work comes first: it is put off, not asked for again.
			if (known && known.starts <= t) tasks[at] = { ...known, starts, until };
			else tasks.push({ role, task, about, asked: t, starts, until, state: "queued", hours: 0 });
		} else if (event.kind === "task.started") {
			const started = { starts: t, until: event.until, state: "working" } as const;
			if (known) tasks[at] = { ...known, ...started };
			else tasks.push({ role, task, about, asked: t, hours: 0, ...started });
		} else if (known) tasks[at] = { ...known, until: t, state: "done", hours: event.hours };
	}
	return tasks;
}

/** Working hours that tasks took; those under way count when they are done. */
export const hoursOf = (tasks: readonly Pick<PersonTask, "hours">[]): number =>
	tasks.reduce((sum, { hours }) => sum + hours, 0);
