import type { RepositoryCommit } from "../../engine/query/source-repository.ts";
import type { OpsEvent } from "../../ops/events.ts";
import type { Token } from "../diagram/state.ts";
import { codePlace } from "./code-place.ts";
import type { Standing } from "./standing.ts";

type Edge = readonly [string, string];

/** The arrows that code crosses on its way into production. */
interface Way {
	readonly written: Edge;
	/** Where it stands in line before its tests, before an environment and before production. */
	readonly tests: Edge;
	readonly packed: Edge | null;
	readonly delivery: Edge;
	readonly approval: Edge;
}

const HAND: Way = {
	written: ["source-code", "source-repository"],
	tests: ["source-repository", "pipeline-deployment"],
	packed: null,
	delivery: ["source-repository", "pipeline-deployment"],
	approval: ["pipeline-deployment", "automated-pipeline"],
};

const MACHINE: Way = {
	written: ["source-code", "source-repository"],
	tests: ["source-repository", "ci-build-test-package"],
	packed: ["ci-build-test-package", "packages"],
	delivery: ["packages", "cd-pipeline-deployment"],
	approval: ["cd-pipeline-deployment", "automated-pipeline"],
};

/** Commits on their way into production: at Level 1 by hand, at Level 2 through CI and CD. */
export function codeTokens(standing: Standing): Token[] {
	const way = standing.level === 1 ? HAND : MACHINE;
	return standing.commits.flatMap((commit) => {
		const place = codePlace(commit, standing);
		const stands = place && tokenOf(commit, way[place.before], "queued", place.label);
		const crossed = crossedToday(commit, standing, way).filter((edge) => edge.join() !== stands?.edge.join());
		return [...crossed.map((edge) => tokenOf(commit, edge, "moving")), ...(stands ? [stands] : [])];
	});
}

const tokenOf = ({ commit }: RepositoryCommit, edge: Edge, state: Token["state"], label?: string): Token => ({
	id: `${commit}-${edge.join("-")}`,
	edge,
	kind: "code",
	state,
	...(label !== undefined && { label }),
});

/** The arrows that a commit crossed on the day that is looked at, each once. */
function crossedToday({ commit }: RepositoryCommit, { today }: Standing, way: Way): Edge[] {
	const own = today.filter((event) => "commit" in event && event.commit === commit);
	const edges = own.flatMap((event): Edge[] => {
		const edge = edgeOf(event, way);
		return edge ? [edge] : [];
	});
	return [...new Map(edges.map((edge) => [edge.join(), edge])).values()];
}

function edgeOf(event: OpsEvent, way: Way): Edge | null {
	switch (event.kind) {
		case "commit.made":
			return way.written;
		case "ci.finished":
		case "commit.tested-by-hand":
			return way.tests;
		case "package.built":
			return way.packed;
		case "cd.checked":
			return way.delivery;
		case "pipeline.deployed":
			return event.environment === "production" ? way.approval : null;
		default:
			return null;
	}
}
