import { COMMITS } from "../../ops/commits/catalogue.ts";
import { type EventOf, eventsOf, type OpsEvent } from "../../ops/events.ts";
import { runsByVersion, triggersByRun } from "./beginnings.ts";
import { type Change, FAILS_WITHIN, type Failure } from "./change.ts";
import { commitsIn } from "./code-at.ts";
import { once } from "./once.ts";
import { SKEW_COST, skewCost } from "./skew-cost.ts";

const BAD = new Set(COMMITS.filter(({ kind }) => kind === "bad").map(({ id }) => id));

type CodeDeployed = EventOf<"pipeline.deployed"> | EventOf<"model.deployed">;

export interface CodeChange extends Change<CodeDeployed> {
	/** The commits that came with it; none when it only takes others out. */
	readonly commits: readonly string[];
}

/**
 * Every change of the pipeline's code that reached production, in order: from Level 1 on, deployments of a pipeline there.
 * At Level 0 there is no pipeline to deploy: a change pasted into the notebook is in production when a model that was
 * prepared with it is, one or several changes at a time.
 *
 * A change has failed when one of its commits was reverted, or when the first model made of it had to be mended
 * within 14 days or served with a skew that cost more than one point of accuracy. In hindsight one that brought a bad
 * commit has failed too, whether anybody noticed or not: it should have had a remedy.
 */
export const codeChanges = once((events): readonly CodeChange[] => {
	const made = new Map(eventsOf(events, "commit.made").map((event) => [event.commit, event]));
	const reverts = eventsOf(events, "commit.reverted");
	const pipelines = eventsOf(events, "pipeline.deployed").filter(
		({ environment, revision }) => environment === "production" && revision > 0,
	);
	const changes = pipelines.length > 0 ? deployedPipelines(events, pipelines) : pasted(events);
	return changes.map(({ deployed, commits }, i): CodeChange => {
		const next = changes[i + 1]?.deployed ?? null;
		const revert = reverts.find(({ commit, t }) => commits.includes(commit) && t >= deployed.t);
		const bad = commits.some((commit) => BAD.has(commit));
		const failure: Failure | null = revert
			? { how: "reverted", ended: revert }
			: (skewOf(events, deployed, next) ?? (bad ? { how: "bad commit", ended: null } : null));
		const origins = commits.flatMap((commit) => made.get(commit) ?? []);
		return { origin: origins[0] ?? null, deployed, commits, failure, remedy: commits.length === 0 };
	});
});

/** Deployments of the pipeline, each with the commits that its code holds and the one before did not. */
function deployedPipelines(events: readonly OpsEvent[], pipelines: readonly EventOf<"pipeline.deployed">[]) {
	let before: string[] = [];
	return pipelines.map((deployed) => {
		const held = commitsIn(events, deployed.revision);
		if (deployed.commit !== null && !held.includes(deployed.commit)) held.push(deployed.commit);
		const commits = held.filter((commit) => !before.includes(commit));
		before = held;
		return { deployed, commits };
	});
}

/**
 * Level 0: commits that were in the notebook when a model was prepared for the last time, when that model is first deployed;
 * one that broke the training and was taken out again is not among them.
 */
function pasted(events: readonly OpsEvent[]): { deployed: CodeDeployed; commits: string[] }[] {
	const merged = eventsOf(events, "commit.merged");
	const reverted = eventsOf(events, "commit.reverted");
	const prepared = new Map(eventsOf(events, "data.prepared").map((event) => [event.run, event.t]));
	const runs = runsByVersion(events);
	const known = new Set<string>();
	return eventsOf(events, "model.deployed").flatMap((deployed) => {
		const since = prepared.get(runs.get(deployed.version) ?? null) ?? Number.NEGATIVE_INFINITY;
		const isOut = (commit: string) => reverted.some((revert) => revert.commit === commit && revert.t <= since);
		const commits = merged
			.filter(({ t, commit }) => t <= since && !isOut(commit) && !known.has(commit))
			.map(({ commit }) => commit);
		for (const commit of commits) known.add(commit);
		return commits.length > 0 ? [{ deployed, commits }] : [];
	});
}

/** Whether the first model of this code served with a skew that the code before it did not have. */
function skewOf(events: readonly OpsEvent[], change: CodeDeployed, next: OpsEvent | null): Failure | null {
	const first = change.kind === "model.deployed" ? change : firstModelOf(events, change.revision);
	if (!first || (next && first.t >= next.t)) return null;
	const days = eventsOf(events, "day.served");
	const cost = skewCost(days, first.t) ?? 0;
	const before = skewCost(days, first.t - FAILS_WITHIN * 24) ?? 0;
	return cost > SKEW_COST && cost > before + SKEW_COST ? { how: "skew", ended: next } : null;
}

function firstModelOf(events: readonly OpsEvent[], revision: number): EventOf<"model.deployed"> | undefined {
	const triggers = triggersByRun(events);
	const runs = runsByVersion(events);
	return eventsOf(events, "model.deployed").find(
		({ version }) => triggers.get(runs.get(version) ?? -1)?.revision === revision,
	);
}
