import { addWorkingHours, nextWorkingHour } from "../core/clock.ts";
import type { Role } from "./events.ts";
import type { Shop } from "./shop.ts";

/** Share of their working day that people of a role have for this model: half a data engineer. */
const AVAILABLE: Readonly<Record<Role, number>> = { "data scientist": 1, "ops engineer": 1, "data engineer": 0.5 };

/** A piece of a person's work. */
export interface Task {
	readonly role: Role;
	/** What is done, as a verb in -ing: "reviewing". */
	readonly task: string;
	/** What it is done to: a commit, a version, a column. */
	readonly about: string;
	/** Working hours of that person. */
	readonly hours: number;
	/** Working hours of other tickets that come first. */
	readonly queue?: number;
}

/**
 * The calendars of the people of Levels 1 and 2: one of each role, office hours, one task after the other in the order
 * in which they were asked for. Waiting, beginning and end are on the log.
 */
export class Tasks {
	readonly #shop: Shop;
	readonly #freeFrom: Partial<Record<Role, number>> = {};

	constructor(shop: Shop) {
		this.#shop = shop;
	}

	/** Has a task done as soon as the person can; `done` is called at its end. */
	book({ role, task, about, hours, queue = 0 }: Task, done: () => void | Promise<void>): void {
		const { now, record, schedule } = this.#shop;
		const free = Math.max(addWorkingHours(now(), queue), this.#freeFrom[role] ?? 0);
		const startsAt = nextWorkingHour(free);
		const until = addWorkingHours(startsAt, hours / AVAILABLE[role]);
		this.#freeFrom[role] = until;
		const start = () => record(role, "task.started", { role, task, about, until });
		if (startsAt > now()) {
			record(role, "task.queued", { role, task, about, startsAt, until });
			schedule(startsAt, start);
		} else start();
		schedule(until, async () => {
			record(role, "task.done", { role, task, about }, { hours });
			await done();
		});
	}
}
