import { dayOf } from "../../core/clock.ts";
import type { RepositoryCommit } from "../../engine/query/source-repository.ts";
import type { OpsEvent } from "../../ops/events.ts";
import type { Token } from "../diagram/state.ts";
import { waitsForPerson } from "./code-nodes.ts";
import { daysInWords } from "./facts.ts";
import type { Standing } from "./standing.ts";

/** Days for which a commit that went no further is still seen where it stopped, unless a newer one comes. */
const REMEMBERED = 14;

type Edge = readonly [string, string];

/** The arrows that code crosses on its way into production. */
interface Way {
	readonly written: Edge;
	readonly tested: Edge;
	readonly packed: Edge | null;
	readonly delivered: Edge;
	readonly deployed: Edge;
}

const HAND: Way = {
	written: ["source-code", "source-repository"],
	tested: ["source-repository", "pipeline-deployment"],
	packed: null,
	delivered: ["source-repository", "pipeline-deployment"],
	deployed: ["pipeline-deployment", "automated-pipeline"],
};

const MACHINE: Way = {
	written: ["source-code", "source-repository"],
	tested: ["source-repository", "ci-build-test-package"],
	packed: ["ci-build-test-package", "packages"],
	delivered: ["packages", "cd-pipeline-deployment"],
	deployed: ["cd-pipeline-deployment", "automated-pipeline"],
};

/** Commits on their way into production: at Level 1 by hand, at Level 2 through CI and CD. */
export function codeTokens(standing: Standing): Token[] {
	const way = standing.level === 1 ? HAND : MACHINE;
	return standing.commits.flatMap((commit) => {
		const place = placeOf(commit, standing, way);
		const crossed = crossedToday(commit, standing, way).filter((edge) => edge.join() !== place?.edge.join());
		return [...crossed.map((edge) => tokenOf(commit, edge)), ...(place ? [place] : [])];
	});
}

const tokenOf = ({ commit }: RepositoryCommit, edge: Edge): Token => ({
	id: `${commit}-${edge.join("-")}`,
	edge,
	kind: "code",
	state: "moving",
});

function crossedToday({ commit }: RepositoryCommit, { today }: Standing, way: Way): Edge[] {
	const edges = today.flatMap((event) => {
		const about = "commit" in event && event.commit === commit;
		return (about && edgeOf(event, way)) || [];
	});
	return [...new Map((edges as Edge[]).map((edge) => [edge.join(), edge])).values()];
}

function edgeOf(event: OpsEvent, way: Way): readonly Edge[] | null {
	switch (event.kind) {
		case "commit.made":
			return [way.written];
		case "ci.finished":
		case "commit.tested-by-hand":
			return [way.tested];
		case "package.built":
			return way.packed && [way.packed];
		case "cd.checked":
			return [way.delivered];
		case "pipeline.deployed":
			return event.environment === "production" ? [way.deployed] : null;
		default:
			return null;
	}
}

/** Where a commit stands in line or has stopped, with its wait or why; null when it does neither. */
function placeOf(commit: RepositoryCommit, standing: Standing, way: Way): Token | null {
	const { hour, commits } = standing;
	const at = (edge: Edge, label: string): Token => ({ ...tokenOf(commit, edge), state: "queued", label });
	const remembered = commits.at(-1) === commit && hour - commit.since < REMEMBERED * 24;
	switch (commit.state) {
		case "made":
			return hour - commit.made > 24 ? at(way.tested, waitOf(commit, standing)) : null;
		case "tests green":
			return at(way.tested, waitOf(commit, standing));
		case "merged":
			return waitsForDelivery(commit, standing, at, way);
		case "tests red":
		case "refused":
			return remembered ? at(way.tested, commit.state === "refused" && isGreen(commit) ? "refused" : "red") : null;
		default:
			return null;
	}
}

const isGreen = ({ tests }: RepositoryCommit): boolean => tests?.every(({ pass }) => pass) ?? false;

function waitsForDelivery(
	commit: RepositoryCommit,
	standing: Standing,
	at: (edge: Edge, label: string) => Token,
	way: Way,
): Token | null {
	const built = standing.packages.findLast((one) => one.commit === commit.commit);
	const failed = built?.environments.findLast(({ pass }) => pass === false);
	if (!failed) return at(way.delivered, waitOf(commit, standing));
	const isNewest = standing.packages.at(-1) === built;
	return isNewest ? at(way.delivered, `fails in ${failed.environment}`) : null;
}

/** What a commit waits for, and since when: "reviewing, 2 days". */
function waitOf(commit: RepositoryCommit, standing: Standing): string {
	const task = waitsForPerson(standing, commit);
	const days = dayOf(standing.hour - 1) - dayOf(task?.asked ?? commit.since);
	const wait = days > 0 ? `waits ${daysInWords(days)}` : "waits";
	return task ? `${task.task}: ${wait}` : wait;
}
