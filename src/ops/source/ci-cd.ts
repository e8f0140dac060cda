import { hourOf } from "../../core/clock.ts";
import type { TeamAction } from "../actions.ts";
import type { Candidate } from "../cd/candidate.ts";
import { runCd } from "../cd/run-cd.ts";
import { ciRun } from "../ci/ci-run.ts";
import { type CiFixtures, ciFixtures } from "../ci/fixtures.ts";
import type { Workbench } from "../ci/workbench.ts";
import { commitById } from "../commits/catalogue.ts";
import type { Actor, CheckResult, Environment, OpsEvent, Role } from "../events.ts";
import type { CodeDelivery, CodeHost, RunOutcome } from "./code-delivery.ts";
import { APPROVE_HOURS, REVERT_HOURS, REVIEW_HOURS } from "./effort.ts";
import { MadeBy } from "./made-by.ts";
import { packageOf } from "./package-of.ts";
import type { PipelineCode } from "./pipeline-code.ts";
import { RunQuality } from "./run-quality.ts";
import { Trunk } from "./trunk.ts";
import { type ChangeState, whyNotNow } from "./why-not-now.ts";

const CI_HOURS = 0.5;
const CD_HOURS = 0.25;
/** Working hours in which an author looks at red tests. */
const LOOK_HOURS = 2;
/** A run in pre-production that stopped (data that are late or broken) is tried again the next day, so often. */
const MOST_STOPS = 3;
/** Days after a deployment of code within which a model that is rolled back is put down to it. */
const BLAMED_DAYS = 21;

interface Change {
	readonly commit: string;
	state: ChangeState;
	/** What CI built of it: the code as it would be in production, and its components. */
	bench: Workbench | null;
	stops: number;
	remaining: number;
}

/**
 * Level 2: a commit is tested when it is made, built into a package, checked by CD in the test environment, reviewed and
 * merged, run in pre-production, approved and deployed (Google, "MLOps: continuous delivery and automation pipelines in
 * machine learning", stages 2 and 3 of level 2). One merged commit at a time is on its way to production.
 */
export class CiCd implements CodeDelivery {
	readonly #host: CodeHost;
	readonly #trunk: Trunk;
	readonly #madeBy = new MadeBy();
	readonly #quality = new RunQuality();
	readonly #changes = new Map<string, Change>();
	/** Merged commits, in order; the first one is in pre-production or waits to be approved. */
	#line: Change[] = [];
	#fixtures: CiFixtures | null = null;
	/** The newest change of production, with its hour. */
	#newest: { readonly commit: string; readonly revision: number; readonly at: number } | null = null;

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
		if (action.do === "release") return "At Level 2 a commit is merged and approved, not released by hand.";
		if (!("commit" in action)) return "This action is not about code.";
		const change = this.#changes.get(action.commit);
		if (!change) return `There is no commit ${action.commit} yet.`;
		const not = (what: Parameters<typeof whyNotNow>[1]) => whyNotNow(change.commit, what, change.state);
		switch (action.do) {
			case "merge":
				if (change.state !== "green") return this.#mergedByItself(change) ? null : not("merged");
				this.#review(change);
				return null;
			case "approve":
				if (change.state !== "passed") return this.#deployedByItself(change) ? null : not("approved");
				this.#approve(change);
				return null;
			case "refuse":
				if (change.state === "production" || change.state === "out") return not("refused");
				this.#refuse(change, "A person refused it.", "learner");
				return null;
			default:
				if (change.state !== "production") return `Commit ${change.commit} is not in production.`;
				this.#book(change, "ops engineer", "taking a commit out", REVERT_HOURS, () =>
					this.#revert(change, "A person asked for it.", "ops engineer"),
				);
				return null;
		}
	}

	/** Asking for what the policy has done in the same moment is no fault. */
	#mergedByItself({ state }: Change): boolean {
		return this.#host.shop.policy().code.review === "automatic" && ["merged", "passed", "production"].includes(state);
	}

	#deployedByItself({ state }: Change): boolean {
		return this.#host.shop.policy().code.approval === "automatic" && state === "production";
	}

	heard(event: OpsEvent): void {
		this.#madeBy.heard(event);
		this.#quality.heard(event);
		if (event.kind === "commit.made") this.#test(event.commit);
		const fell = event.kind === "deployment.failed" || (event.kind === "model.rolled-back" && !event.rehearsal);
		// What fell is told to the end first: the version before answers again by the time the code is taken out.
		if (fell) this.#later(0, () => this.#blame(event.version, event.because));
	}

	/** CI begins at once, on the code as it would be in production. */
	#test(commit: string): void {
		const change: Change = { commit, state: "testing", bench: null, stops: 0, remaining: 0 };
		this.#changes.set(commit, change);
		this.#later(CI_HOURS, () => this.#finishCi(change, () => this.#build(change)));
	}

	async #finishCi(change: Change, green: () => void): Promise<void> {
		if (change.state === "out") return;
		const { shop } = this.#host;
		this.#fixtures ??= ciFixtures(shop.data);
		const code = this.#trunk.with(change.commit);
		const { bench, tests, cost } = await ciRun(code, this.#fixtures, shop.trainer);
		const pass = tests.every((test) => test.pass);
		change.bench = bench;
		shop.record("ci", "ci.finished", { commit: change.commit, pass, tests }, { cost });
		if (pass) green();
		else this.#lookAtRed(change, tests);
	}

	/** What a machine has turned down is looked at by its author, who takes it back. */
	#lookAtRed(change: Change, results: readonly CheckResult[]): void {
		change.state = "red";
		const failed = results.find(({ pass }) => !pass);
		this.#book(change, "data scientist", "looking at red tests", LOOK_HOURS, () =>
			this.#refuse(change, failed ? `${failed.check}: ${failed.sentence}` : "A test is red.", "data scientist"),
		);
	}

	#build(change: Change): void {
		this.#record(change, "ci", "test");
		this.#later(CD_HOURS, () => {
			if (change.state === "out") return;
			const failed = this.#check(change, "test", qualityOf(change), 0);
			if (failed) return this.#lookAtRed(change, failed);
			change.state = "green";
			if (this.#host.shop.policy().code.review === "automatic") this.#merge(change);
		});
	}

	/** A package is built and deployed to `environment`. */
	#record({ commit, bench }: Change, actor: Actor, environment: Environment): void {
		const { record } = this.#host.shop;
		const { hash, files } = packageOf((bench as Workbench).code);
		if (actor === "ci") record("ci", "package.built", { commit, package: hash, files });
		const revision = this.#trunk.revision + 1;
		record("cd", "pipeline.deployed", { commit, package: hash, environment, revision });
	}

	/** CD's checks; null when they hold, else all of them. */
	#check(
		change: Change,
		environment: Environment,
		quality: Candidate["quality"],
		remaining: number,
	): readonly CheckResult[] | null {
		const { shop } = this.#host;
		const { code, artifacts, fixtures } = change.bench as Workbench;
		const { model } = artifacts;
		if (!model) throw new Error(`commit ${change.commit}: CI was green and left no model`);
		const today = Math.floor(shop.now() / hourOf(1));
		const newest = shop.data.labelled(today - 14, today - 1, today);
		const { maxKilobytes } = shop.policy().validation;
		const checks = runCd({ code, model, golden: fixtures.golden, newest, quality, maxKilobytes });
		const pass = checks.every((check) => check.pass);
		const { hash } = packageOf(code);
		const left = pass ? remaining : 0;
		shop.record("cd", "cd.checked", {
			commit: change.commit,
			package: hash,
			environment,
			pass,
			remaining: left,
			checks,
		});
		return pass ? null : checks;
	}

	#review(change: Change): void {
		change.state = "reviewing";
		this.#book(change, "data scientist", "reviewing", REVIEW_HOURS, () => this.#merge(change));
	}

	#merge(change: Change): void {
		change.state = "merged";
		this.#line.push(change);
		if (this.#line[0] === change) this.#enterPreProduction();
	}

	/** The next merged commit goes on; if production has changed since it was tested, it is tested again first. */
	#enterPreProduction(): void {
		const change = this.#line[0];
		if (!change) return;
		change.remaining = this.#host.shop.policy().code.preProductionRuns;
		change.stops = 0;
		const begin = () => {
			this.#record(change, "cd", "pre-production");
			this.#runInPreProduction(change);
		};
		const now = packageOf(this.#trunk.with(change.commit)).hash;
		if (change.bench && packageOf(change.bench.code).hash === now) return begin();
		this.#later(CI_HOURS, () =>
			this.#finishCi(change, () => {
				this.#record(change, "ci", "test");
				begin();
			}),
		);
	}

	#runInPreProduction(change: Change): void {
		if (change.state !== "merged") return;
		const { code } = change.bench as Workbench;
		const revision = this.#trunk.revision + 1;
		const reason = `Commit ${change.commit} in pre-production, ${change.remaining} to go.`;
		this.#quality.expect();
		this.#host.runPipeline({ code, revision, environment: "pre-production", reason }, (outcome, because) =>
			this.#ranInPreProduction(change, outcome, because),
		);
	}

	#ranInPreProduction(change: Change, outcome: RunOutcome, because: string): void {
		if (change.state !== "merged") return;
		const again = () => this.#later(hourOf(1), () => this.#runInPreProduction(change));
		if (outcome === "stopped" && ++change.stops < MOST_STOPS) return again();
		if (outcome !== "tested") return this.#refuse(change, because, "cd");
		change.remaining--;
		const quality = this.#quality.last ?? qualityOf(change);
		const failed = this.#check(change, "pre-production", quality, change.remaining);
		if (failed) {
			const first = failed.find(({ pass }) => !pass) as CheckResult;
			return this.#refuse(change, `${first.check}: ${first.sentence}`, "cd");
		}
		if (change.remaining > 0) return again();
		change.state = "passed";
		if (this.#host.shop.policy().code.approval === "automatic") this.#deploy(change, "cd");
	}

	#approve(change: Change): void {
		change.state = "approving";
		this.#book(change, "ops engineer", "approving", APPROVE_HOURS, () => this.#deploy(change, "ops engineer"));
	}

	#deploy(change: Change, actor: Actor): void {
		change.state = "production";
		this.#trunk.add(change.commit, actor);
		this.#newest = { commit: change.commit, revision: this.#trunk.revision, at: this.#host.shop.now() };
		this.#runInProduction(`New code: ${commitById(change.commit).message}.`);
		this.#leaveLine(change);
	}

	#runInProduction(reason: string): void {
		const { code, revision } = this.#trunk;
		this.#host.runPipeline({ code, revision, environment: "production", reason }, () => undefined);
	}

	#refuse(change: Change, because: string, actor: Actor): void {
		change.state = "out";
		this.#host.shop.record(actor, "commit.refused", { commit: change.commit, because });
		this.#leaveLine(change);
	}

	#leaveLine(change: Change): void {
		const first = this.#line[0] === change;
		this.#line = this.#line.filter((one) => one !== change);
		if (first) this.#enterPreProduction();
	}

	/** A guardrail took a model out of service, or it did not start: the newest code, if it made that model, goes out with it. */
	#blame(version: number, because: string): void {
		const newest = this.#newest;
		if (!newest || this.#host.shop.now() > newest.at + hourOf(BLAMED_DAYS)) return;
		const change = this.#changes.get(newest.commit);
		if (change?.state !== "production" || this.#madeBy.of(version) < newest.revision) return;
		this.#revert(change, because, "cd");
	}

	#revert(change: Change, because: string, actor: Actor): void {
		if (change.state !== "production") return;
		change.state = "out";
		const came = this.#trunk.revisionOf(change.commit);
		this.#trunk.takeOut(change.commit, because, actor);
		this.#newest = null;
		this.#host.rollBackTo(came, because);
		this.#runInProduction(`Commit ${change.commit} was taken out.`);
	}

	/** Work on a commit; nothing comes of it when the commit is out of the way by then. */
	#book(change: Change, role: Role, task: string, hours: number, done: () => void): void {
		const { state } = change;
		this.#host.tasks.book({ role, task, about: change.commit, hours }, () => {
			if (change.state === state) done();
		});
	}

	#later(hours: number, task: () => void | Promise<void>): void {
		const { now, schedule } = this.#host.shop;
		schedule(now() + hours, task);
	}
}

/** What the model of CI came to on the rows that are held out there. */
function qualityOf({ bench }: Change): Candidate["quality"] {
	const { artifacts, fixtures } = bench as Workbench;
	const { late } = fixtures.newest;
	return {
		lateShare: late.reduce((sum, y) => sum + y, 0) / late.length,
		lossPerOrder: artifacts.quality?.lossPerOrder ?? Number.POSITIVE_INFINITY,
	};
}
