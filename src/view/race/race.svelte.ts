import { hourOf } from "../../core/clock.ts";
import type { Parsed, Plan } from "../../engine/plan.ts";
import { before, isNotable } from "../../engine/query/notable.ts";
import { isNotableAutomated } from "../../engine/query/notable-automated.ts";
import { RaceClient } from "../../engine/race-client.ts";
import { readRaceFlight, standardLanes, withDay, writeRace } from "../../engine/race-text.ts";
import type { OpsEvent } from "../../ops/events.ts";
import { inSight } from "../cockpit/in-sight.ts";
import { type Message, Messages } from "../cockpit/messages.svelte.ts";
import { savedTrainer } from "../cockpit/saved.ts";
import { Throttle } from "../controls/throttle.ts";
import { AS_FAST_AS_IT_GOES } from "./speeds.ts";

/** ms between two drawings while the engine tells more: twelve in a second are seen as one movement. */
const DRAW_EVERY = 80;

/** Every log, and the hour up to which all of them go. */
interface Told {
	readonly logs: readonly (readonly OpsEvent[])[];
	readonly hour: number;
}

/**
 * What a person is doing with a race: which lanes, playing or not, which day is looked at. Everything else on the page is
 * derived from the logs.
 */
export class RaceCockpit {
	plans = $state.raw<readonly Plan[]>(standardLanes());
	playing = $state(false);
	/** Simulated days a second. */
	speed = $state<number>(AS_FAST_AS_IT_GOES);
	/** The day a person has gone back to; null looks at now. */
	shown = $state<number | null>(null);
	/** The first models are being made. */
	opening = $state(false);
	readonly messages = new Messages();

	#drawn = $state.raw<Told>({ logs: [], hour: 0 });
	#undone = $state.raw<readonly (readonly Plan[])[]>([]);
	#done = $state.raw<readonly (readonly Plan[])[]>([]);

	readonly days = $derived(this.plans[0]?.days ?? 0);
	readonly seed = $derived(this.plans[0]?.seed ?? 0);
	/** The whole log of every lane, up to the hour that all have reached. */
	readonly logs = $derived(this.plans.map((_, lane) => this.#drawn.logs[lane] ?? []));
	/** The last day that was served in every lane; -1 before the first. */
	readonly today = $derived(Math.floor(this.#drawn.hour / 24) - 1);
	/** The day that is looked at. */
	readonly day = $derived(Math.min(this.shown ?? this.today, this.today));
	/** The logs up to the end of that day. */
	readonly seen = $derived(
		this.shown === null ? this.logs : this.logs.map((events) => before(events, hourOf(this.day + 1))),
	);
	readonly over = $derived(this.today >= this.days - 1);
	readonly canUndo = $derived(this.#done.length > 0);
	readonly canRedo = $derived(this.#undone.length > 0);
	/** The race as link text; "" for the standard one. */
	readonly link = $derived.by(() => {
		const text = writeRace(this.plans);
		return text === writeRace(standardLanes()) ? "" : text;
	});

	/** The race with the day that is looked at, as link text. */
	get linkWithDay(): string {
		return this.day < 0 ? this.link : withDay(this.link, this.day + 1);
	}

	readonly #makeWorker: () => Worker;
	#client: RaceClient | null = null;
	/** What the worker told last; drawn when there is time, as far as time has come. */
	#told: Told = { logs: [], hour: 0 };
	/** The hour up to which time was asked to go by. What was told of later days is kept for when it goes on. */
	#until = 0;
	readonly #draw = new Throttle<Told>((told) => (this.#drawn = told));
	#turn: Promise<void> = Promise.resolve();
	/** Number of the newest thing asked for: an older one that is still under way ends. */
	#asked = 0;
	/** The lanes that the worker runs: what it still tells of others is not drawn. */
	#racing: readonly Plan[] | null = null;
	#crash: string | null = null;

	constructor(makeWorker: () => Worker) {
		this.#makeWorker = makeWorker;
	}

	/** Opens the race of a link, and plays it to the day of the link; the standard one, and a sentence why, when it cannot be read. */
	start(text: string): void {
		const read = readRaceFlight(text);
		if (!read.ok) this.#say(`This link cannot be raced: ${read.error} Here is the standard race instead.`, "alert");
		this.#open(read.ok ? read.value.plans : standardLanes());
		if (read.ok) this.#goTo(read.value.day);
	}

	/** Another race that came with the address; the one in hand stays when it is the same, or cannot be read. */
	follow(text: string): void {
		if (text === this.link) return;
		const read = readRaceFlight(text);
		if (!read.ok) {
			this.#say(`This link cannot be raced: ${read.error}`, "alert");
			return;
		}
		const { plans, day } = read.value;
		if (writeRace(plans) !== writeRace(this.plans)) this.change({ ok: true, value: plans });
		this.#goTo(day);
	}

	/** The days of a link are played, or gone back to where they have been. */
	#goTo(day: number): void {
		if (day === 0) return;
		if (!this.opening && day <= this.today) {
			this.look(day - 1);
			return;
		}
		this.shown = null;
		this.#do(() => this.#advance(hourOf(day)));
	}

	/** Days go by; or time stands, on the day that is drawn. */
	play(playing: boolean): void {
		const asked = this.#take();
		this.playing = playing && !this.over;
		if (!this.playing) return;
		this.#do(async () => {
			if (asked !== this.#asked) return;
			if (this.speed === AS_FAST_AS_IT_GOES) await this.#advance(hourOf(this.days));
			while (asked === this.#asked && !this.#isOver) {
				const due = performance.now() + 1000 / this.speed;
				await this.#advance(this.#now.hour + 24);
				await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
				await inSight();
			}
			if (asked === this.#asked) this.playing = false;
		});
	}

	/** The pace of what plays, from now on. */
	setSpeed(speed: number): void {
		this.speed = speed;
		if (this.playing) this.play(true);
	}

	/** One day. */
	step(): void {
		this.play(false);
		this.#do(() => this.#advance(this.#now.hour + 24));
	}

	/** Days go by until something happens in a lane, or the race is over. */
	next(): void {
		this.play(false);
		const asked = this.#asked;
		this.#do(async () => {
			const known = this.#now.logs.map((events) => events.length);
			const news = () => {
				const { logs } = this.#now;
				return this.plans.some(({ level }, lane) => {
					const isNews = (event: OpsEvent) => (level === 0 ? isNotable(event) : isNotableAutomated(event, level));
					return logs[lane]?.slice(known[lane]).some(isNews);
				});
			};
			do await this.#advance(this.#now.hour + 24);
			while (asked === this.#asked && !this.#isOver && !news());
		});
	}

	/** Goes to a day that has been reached; from the newest on, back to now (null). Time stands meanwhile. */
	look(day: number | null): void {
		if (day !== null && this.playing) this.play(false);
		this.shown = day === null || day >= this.today ? null : Math.max(0, day);
	}

	/** Back to day 0: the same lanes under the same storm. */
	restart(): void {
		this.#open([...this.plans]);
	}

	/** Other lanes, or another storm, from day 0. What cannot be run says why. */
	change(next: Parsed<readonly Plan[]>): void {
		if (!next.ok) {
			this.#say(`Not changed: ${next.error}`, "alert");
			return;
		}
		this.#done = [...this.#done, this.plans];
		this.#undone = [];
		this.#open(next.value);
	}

	undo(): void {
		const last = this.#done.at(-1);
		if (!last) return;
		this.#done = this.#done.slice(0, -1);
		this.#undone = [...this.#undone, this.plans];
		this.#open(last);
	}

	redo(): void {
		const last = this.#undone.at(-1);
		if (!last) return;
		this.#undone = this.#undone.slice(0, -1);
		this.#done = [...this.#done, this.plans];
		this.#open(last);
	}

	close(): void {
		this.#take();
		this.#draw.stop();
		this.#client?.close();
		this.#client = null;
	}

	get #isOver(): boolean {
		return this.#now.hour >= hourOf(this.days);
	}

	/** What was told, up to the hour until which time was asked to go by. */
	get #now(): Told {
		const hour = this.#until;
		if (this.#told.hour <= hour) return this.#told;
		return { logs: this.#told.logs.map((events) => before(events, hour)), hour };
	}

	/** Whatever is under way ends: what plays on the day that is drawn, or else the first; all else after the day in hand. */
	#take(): number {
		if (this.playing) {
			this.#until = Math.max(24, this.#drawn.hour);
			this.#draw.push(this.#now, 0);
		}
		this.shown = null;
		this.playing = false;
		void this.#client?.stop().catch(() => undefined);
		return ++this.#asked;
	}

	#open(plans: readonly Plan[]): void {
		const asked = this.#take();
		this.plans = plans;
		this.opening = true;
		this.#crash = null;
		this.#hear([], 0);
		this.#do(async () => {
			// Who changes three things in a row waits for the last one only.
			if (asked !== this.#asked && this.plans !== plans) return;
			try {
				this.#client ??= this.#startClient();
				this.#racing = plans;
				await this.#client.open(plans, savedTrainer());
			} finally {
				if (this.plans === plans) this.opening = false;
			}
		});
	}

	#startClient(): RaceClient {
		return new RaceClient(this.#makeWorker(), {
			onEvents: (logs, hour) => this.#racing === this.plans && this.#hear(logs, hour),
			onCrash: (text) => {
				this.#client?.close();
				this.#client = null;
				this.#crash = text;
			},
		});
	}

	#hear(logs: Told["logs"], hour: number): void {
		this.#told = { logs, hour };
		if (hour <= this.#until) this.#draw.push(this.#told, DRAW_EVERY);
	}

	async #advance(hour: number): Promise<void> {
		if (!this.#client) throw new Error("its worker is gone. Reset it to begin again.");
		const kept = this.#told.hour > this.#until;
		this.#until = Math.max(this.#now.hour, hour);
		if (kept) this.#draw.push(this.#now, DRAW_EVERY);
		if (this.#told.hour < hour) await this.#client.advance(hour);
	}

	#say(text: string, kind: Message["kind"]): void {
		this.messages.say("race", text, kind);
	}

	/** One thing after the other, in the order in which they were asked for. */
	#do(task: () => Promise<void>): void {
		this.#turn = this.#turn.then(task).catch((error: unknown) => {
			this.playing = false;
			this.#say(this.#crash ?? `The race stopped: ${error instanceof Error ? error.message : String(error)}`, "alert");
		});
	}
}
