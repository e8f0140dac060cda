import { dayOf, hourOf } from "../../core/clock.ts";
import type { EngineClient } from "../../engine/client.ts";
import { partAt, planBefore } from "../../engine/fork.ts";
import { type Future, freeName, MOST_FUTURES, parseName } from "../../engine/futures.ts";
import type { Plan } from "../../engine/plan.ts";
import { before } from "../../engine/query/notable.ts";
import type { OpsEvent } from "../../ops/events.ts";
import type { Cockpit } from "../cockpit/cockpit.svelte.ts";
import { type Chart, withFutures } from "./chart.ts";

/** What a run came to before `hour`. */
interface Played {
	readonly events: readonly OpsEvent[];
	readonly hour: number;
}

/** A future with what is known of it. */
export interface Known extends Future, Played {
	/** Hour at which its run parts from that of the one in hand; null while they are the same. */
	readonly parted: number | null;
}

const UNPLAYED: Played = { events: [], hour: 0 };

/**
 * The futures of the run in hand. Each is its plan; the runs beside are played by the engine as far as the one in hand, or
 * to the day they had reached, whichever is later.
 */
export class Recorder {
	/** Whether its panel is open: whoever fetched it wants to see it. */
	open = $state(true);
	/** The panel is to take the focus: what had it is gone, or led there. */
	called = $state(false);
	/** What was done last, for those who listen. */
	said = $state("");
	/** Why a run beside could not be played; null when it could. */
	fault = $state<string | null>(null);

	readonly #cockpit: Cockpit;
	readonly #client: EngineClient;
	/** By plan. The number beside it moves whenever one becomes known. */
	readonly #played = new WeakMap<Plan, Played>();
	#news = $state(0);
	#asking = false;
	#opener: Element | null = null;

	/** The one in hand. */
	readonly hand = $derived.by((): Known | null => {
		const { plan, beside, log, hour, recorded } = this.#cockpit;
		if (!plan || recorded) return null;
		return { name: beside?.name ?? "", plan, day: dayOf(hour), events: log, hour, parted: null };
	});
	/** The others. */
	readonly others = $derived.by((): readonly Known[] => {
		void this.#news;
		const { plan, beside, recorded } = this.#cockpit;
		if (!plan || recorded) return [];
		return (beside?.others ?? []).map((future) => ({
			...future,
			...(this.#played.get(future.plan) ?? UNPLAYED),
			parted: partAt(plan, future.plan),
		}));
	});

	constructor(cockpit: Cockpit, client: EngineClient) {
		this.#cockpit = cockpit;
		this.#client = client;
		$effect.root(() => {
			$effect(() => {
				// While a run is being opened, its hour is not the one it will have.
				if (!cockpit.opening) this.#follow(cockpit.hour);
			});
		});
	}

	/** Opens the panel and leads there. */
	show(): void {
		this.#opener = document.activeElement;
		this.open = true;
		this.called = true;
	}

	/** Closes the panel, and leads back. */
	close(): void {
		this.open = false;
		if (this.#opener instanceof HTMLElement) this.#opener.focus({ preventScroll: true });
	}

	/** Has the engine play what lacks of the others, one after the other. */
	#follow(present: number): void {
		const behind = this.others.find(({ day, hour }) => hour < Math.max(present, hourOf(day)));
		if (!behind || this.#asking) return;
		this.#asking = true;
		const { plan, events, day } = behind;
		const hour = Math.max(present, hourOf(day));
		this.#client.beside(plan, hour, events.length).then(
			(more) => {
				this.#asking = false;
				this.fault = null;
				this.#know(plan, { events: [...events, ...more], hour });
			},
			(error: Error) => {
				this.#asking = false;
				// What was given up for something newer is asked for again with the next day.
				if (error.name !== "Superseded") this.fault = `${behind.name} could not be played on: ${error.message}`;
			},
		);
	}

	#know(plan: Plan, played: Played): void {
		this.#played.set(plan, played);
		this.#news++;
	}

	/** A future that begins on the day looked at, with what was done before; the one in hand stays beside it as it is. */
	fork(): void {
		const { shown } = this.#cockpit;
		// A key leaves the focus where it is; a button may go with the day that was looked at.
		if (document.activeElement?.matches("button")) this.show();
		this.open = true;
		this.#cockpit.become((now, floor) => {
			const others = now.beside?.others ?? [];
			if (others.length + 1 >= MOST_FUTURES) {
				this.#refuse(`There are ${MOST_FUTURES} futures, and one chart shows no more: delete one, then fork.`);
				return null;
			}
			const hour = shown === null ? now.hour : Math.min(now.hour, hourOf(shown + 1));
			// From the present on nothing need be played again: the run in hand goes on, and a copy of its plan stays behind.
			const left = hour < now.hour ? now.plan : { ...now.plan };
			const plan = hour < now.hour ? planBefore(now.plan, hour) : now.plan;
			if (plan.actions.length < floor) {
				const day = dayOf(now.plan.actions[floor - 1]?.at ?? 0);
				this.#refuse(`The lesson itself acts up to day ${day}: fork on that day or later.`);
				return null;
			}
			const name = now.beside?.name ?? freeName([]);
			const fresh = freeName([name, ...others.map((other) => other.name)]);
			this.#leave(left, now.hour);
			this.said = `Forked on day ${dayOf(hour) - 1}: ${fresh} is in hand, ${name} stays as it is.`;
			return { plan, hour, beside: { name: fresh, others: [{ name, plan: left, day: dayOf(now.hour) }, ...others] } };
		});
	}

	/** Takes another future in hand, on the day it had reached. */
	take(name: string): void {
		this.called = true;
		this.#cockpit.become((now) => {
			const other = now.beside?.others.find((one) => one.name === name);
			if (!now.beside || !other) return null;
			this.#leave(now.plan, now.hour);
			const hand = { name: now.beside.name, plan: now.plan, day: dayOf(now.hour) };
			const others = now.beside.others.map((one) => (one === other ? hand : one));
			this.said = `${name} is in hand, on day ${Math.max(0, other.day - 1)}.`;
			return { plan: other.plan, hour: hourOf(other.day), beside: { name, others } };
		});
	}

	/** Calls a future something else; gives one sentence when it cannot be called that. */
	rename(name: string, text: string): string | null {
		const { beside } = this.#cockpit;
		if (!beside) return null;
		const names = [beside.name, ...beside.others.map((other) => other.name)];
		const parsed = parseName(
			text,
			names.filter((one) => one !== name),
		);
		if (!parsed.ok) return parsed.error;
		const to = (one: string) => (one === name ? parsed.value : one);
		if (parsed.value === name) return null;
		this.#cockpit.become((now) => {
			const { beside } = now;
			if (!beside) return null;
			const others = beside.others.map((other) => ({ ...other, name: to(other.name) }));
			return { ...now, beside: { name: to(beside.name), others } };
		});
		return null;
	}

	/** Deletes a future that is not in hand. */
	remove(name: string): void {
		this.called = true;
		this.#cockpit.become((now) => {
			if (!now.beside) return null;
			const others = now.beside.others.filter((other) => other.name !== name);
			this.said = `${name} is deleted. Undo brings it back.`;
			return { ...now, beside: others.length > 0 ? { name: now.beside.name, others } : null };
		});
	}

	/** The world of all futures became another one. */
	sayOtherWorld(): void {
		const names = this.others.map(({ name }) => name);
		const text = `The world is another one for every future: ${names.join(" and ")} ${names.length > 1 ? "are" : "is"} played again in it. Undo goes back to the one before.`;
		this.#cockpit.messages.say("futures", text, "status");
	}

	/** What the run in hand came to stays known when it is no longer in hand. */
	#leave(plan: Plan, hour: number): void {
		this.#know(plan, { events: before(this.#cockpit.log, hour), hour });
	}

	#refuse(text: string): void {
		this.#cockpit.messages.say("futures", text, "alert");
	}

	/** A chart of the run in hand, with the other futures on it. */
	onChart(chart: Chart): Chart {
		return this.hand ? withFutures(chart, this.hand, this.others) : chart;
	}
}
