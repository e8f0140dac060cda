import { addWorkingHours, hourOf } from "../../core/clock.ts";
import { randomStream } from "../../core/random.ts";
import type { TeamAction } from "../actions.ts";
import { commitById } from "../commits/catalogue.ts";
import type { OpsEvent } from "../events.ts";
import { DAY_OF_WORK } from "../step-work.ts";
import type { CodeDelivery, CodeHost, RunOutcome } from "./code-delivery.ts";
import { DEPLOY_HOURS, QUEUE_DAYS, QUEUE_DAYS_MORE, TEST_HOURS } from "./effort.ts";
import { MadeBy } from "./made-by.ts";
import { testByHand } from "./manual-test.ts";
import type { PipelineCode } from "./pipeline-code.ts";
import { Trunk } from "./trunk.ts";

/** Working days that two people look for what a release broke, and days within which it is suspected. */
const TICKET_DAYS = 3;
const SUSPECTED_DAYS = 21;
/** Days after which the author of a good commit that was taken out brings it again. */
const AGAIN_DAYS = 14;

/**
 * Level 1: new pipeline code is tested by hand, waits for IT and is deployed by a person. Whether it was good shows in
 * production; then people look for what broke, suspect the newest release, and take it out.
 */
export class ReleaseByHand implements CodeDelivery {
	readonly #host: CodeHost;
	readonly #trunk: Trunk;
	readonly #madeBy = new MadeBy();
	readonly #made = new Set<string>();
	readonly #refused = new Set<string>();
	/** Releases that were asked for and not begun, in order. */
	readonly #waiting: string[] = [];
	/** How often each commit was released: the second time it waits in another queue. */
	readonly #times = new Map<string, number>();
	#underWay: string | null = null;
	/** The newest release, while it is young enough to be suspected. */
	#suspect: { readonly commit: string; readonly revision: number; readonly until: number } | null = null;
	#ticket: string | null = null;
	/** A deployment that waits until the ticket is closed. */
	#held: (() => void) | null = null;

	constructor(host: CodeHost) {
		this.#host = host;
		this.#trunk = new Trunk(host.shop);
	}

	get code(): PipelineCode {
		return this.#trunk.code;
	}

	get revision(): number {
		return this.#trunk.revision;
	}

	request(action: TeamAction): string | null {
		if (action.do === "release") return this.#release(action.commit);
		if (action.do === "revert") return this.#askRevert(action.commit);
		return "At Level 1 code is released by hand: there are no tests, merges and approvals to be had.";
	}

	heard(event: OpsEvent): void {
		this.#madeBy.heard(event);
		if (event.kind === "commit.made") this.#made.add(event.commit);
		const suspect = this.#suspect;
		if (!suspect || event.t > suspect.until) return;
		const sign = this.#signOfTrouble(event, suspect.revision);
		if (sign !== null) this.#openTicket(suspect.commit, `${sign} The newest release is suspected.`);
	}

	/** What makes people look at the release with which `revision` came: an alert about its model, a model that does not start. */
	#signOfTrouble(event: OpsEvent, revision: number): string | null {
		if (event.kind === "deployment.failed") return this.#madeBy.of(event.version) >= revision ? event.because : null;
		if (event.kind !== "alert.raised" || this.#madeBy.live < revision) return null;
		return event.about === "performance" || event.about === "release" ? event.sentence : null;
	}

	#release(commit: string): string | null {
		if (!this.#made.has(commit)) return `There is no commit ${commit} yet.`;
		if (this.#trunk.has(commit)) return `Commit ${commit} is in production already.`;
		if (this.#refused.has(commit)) return `Commit ${commit} was refused when it was tested by hand.`;
		if (this.#underWay === commit || this.#waiting.includes(commit)) return `Commit ${commit} is being released.`;
		this.#waiting.push(commit);
		this.#next();
		return null;
	}

	#next(): void {
		if (this.#underWay !== null) return;
		const commit = this.#waiting.shift();
		if (commit === undefined) return;
		this.#underWay = commit;
		const { tasks, shop } = this.#host;
		tasks.book({ role: "data scientist", task: "testing by hand", about: commit, hours: TEST_HOURS }, () => {
			if (testByHand(shop, commit)) return this.#queue(commit);
			this.#refused.add(commit);
			shop.record("data scientist", "commit.refused", {
				commit,
				because: "Something is wrong with it, tried by hand.",
			});
			this.#over();
		});
	}

	#over(): void {
		this.#underWay = null;
		this.#next();
	}

	/** Waits for IT: other teams' releases come first. Tickets of this team do not stand behind it in the queue. */
	#queue(commit: string): void {
		const { shop } = this.#host;
		const times = (this.#times.get(commit) ?? 0) + 1;
		this.#times.set(commit, times);
		const stream = randomStream(shop.seed, `people/release/${commit}${times > 1 ? `/${times}` : ""}`);
		const startsAt = addWorkingHours(shop.now(), DAY_OF_WORK * (QUEUE_DAYS + stream.below(QUEUE_DAYS_MORE + 1)));
		const until = addWorkingHours(startsAt, DEPLOY_HOURS);
		const told = { role: "ops engineer", task: "deploying the pipeline", about: commit, startsAt, until } as const;
		shop.record("ops engineer", "task.queued", told);
		shop.schedule(startsAt, () => {
			const deploy = () => this.#bookDeployment(commit);
			if (this.#ticket === null) deploy();
			else this.#held = deploy;
		});
	}

	#bookDeployment(commit: string): void {
		const task = { role: "ops engineer", task: "deploying the pipeline", about: commit, hours: DEPLOY_HOURS } as const;
		this.#host.tasks.book(task, () => {
			this.#trunk.add(commit, "ops engineer");
			const { code, revision } = this.#trunk;
			this.#suspect = { commit, revision, until: this.#host.shop.now() + hourOf(SUSPECTED_DAYS) };
			const reason = `New code: ${commitById(commit).message}.`;
			this.#host.runPipeline({ code, revision, environment: "production", reason }, (outcome, because) =>
				this.#ran(commit, outcome, because),
			);
			this.#over();
		});
	}

	#ran(commit: string, outcome: RunOutcome, because: string): void {
		if (outcome === "registered" || this.#suspect?.commit !== commit) return;
		this.#openTicket(commit, `The pipeline ${outcome === "stopped" ? "stopped" : "gave no model"}: ${because}`);
	}

	#openTicket(commit: string, because: string): void {
		if (this.#ticket !== null) return;
		this.#ticket = commit;
		this.#suspect = null;
		const hours = TICKET_DAYS * DAY_OF_WORK;
		let looking = 2;
		const found = () => {
			if (--looking === 0) this.#takeOut(commit, because);
		};
		for (const role of ["data scientist", "ops engineer"] as const) {
			this.#host.tasks.book({ role, task: "looking for what broke", about: commit, hours }, found);
		}
	}

	#askRevert(commit: string): string | null {
		if (!this.#trunk.has(commit)) return `Commit ${commit} is not in production.`;
		if (this.#ticket === commit) return `Commit ${commit} is being taken out.`;
		if (this.#ticket !== null) return `People are looking into ${this.#ticket}.`;
		this.#ticket = commit;
		const task = { role: "ops engineer", task: "taking a release back", about: commit, hours: DEPLOY_HOURS } as const;
		this.#host.tasks.book(task, () => this.#takeOut(commit, "A person asked for it."));
		return null;
	}

	#takeOut(commit: string, because: string): void {
		const came = this.#trunk.revisionOf(commit);
		this.#trunk.takeOut(commit, because, "ops engineer");
		if (this.#suspect?.commit === commit) this.#suspect = null;
		this.#host.rollBackTo(came, because);
		const { code, revision } = this.#trunk;
		const reason = `Commit ${commit} was taken out.`;
		this.#host.runPipeline({ code, revision, environment: "production", reason }, () => undefined);
		this.#ticket = null;
		this.#held?.();
		this.#held = null;
		this.#bringAgain(commit);
	}

	/** A mistake of the people who looked: whoever wrote a good commit knows what it is worth, and tries once more. */
	#bringAgain(commit: string): void {
		if (commitById(commit).kind !== "good" || (this.#times.get(commit) ?? 0) > 1) return;
		const { shop } = this.#host;
		shop.schedule(shop.now() + hourOf(AGAIN_DAYS), () => void this.#release(commit));
	}
}
