import type { Actor } from "../events.ts";
import type { Shop } from "../shop.ts";
import { codeOf } from "./code-of.ts";
import { packageOf } from "./package-of.ts";
import { FIRST_CODE, type PipelineCode } from "./pipeline-code.ts";

/** The code in production: its commits in the order in which they came, one revision for every change. */
export class Trunk {
	readonly #shop: Shop;
	readonly #revisionOf = new Map<string, number>();
	#commits: readonly string[] = [];
	code: PipelineCode = FIRST_CODE;
	revision = 0;

	constructor(shop: Shop) {
		this.#shop = shop;
	}

	has(commit: string): boolean {
		return this.#commits.includes(commit);
	}

	/** The code with `commit` on top. */
	with(commit: string): PipelineCode {
		return codeOf([...this.#commits, commit]);
	}

	/** The revision with which `commit` came. Throws when it is not there. */
	revisionOf(commit: string): number {
		const revision = this.#revisionOf.get(commit);
		if (revision === undefined) throw new Error(`commit ${commit} is not in production`);
		return revision;
	}

	/** `commit` goes into production, and with it the pipeline is deployed there. */
	add(commit: string, actor: Actor): void {
		this.#commits = [...this.#commits, commit];
		this.#revisionOf.set(commit, this.revision + 1);
		this.#change();
		this.#shop.record(actor, "commit.merged", { commit, revision: this.revision });
		this.#deploy(commit, actor);
	}

	/** `commit` is taken out of production, and the pipeline is deployed without it. */
	takeOut(commit: string, because: string, actor: Actor): void {
		this.#commits = this.#commits.filter((one) => one !== commit);
		this.#change();
		this.#shop.record(actor, "commit.reverted", { commit, revision: this.revision, because });
		this.#deploy(null, actor);
	}

	#change(): void {
		this.revision++;
		this.code = codeOf(this.#commits);
	}

	#deploy(commit: string | null, actor: Actor): void {
		const told = {
			commit,
			package: packageOf(this.code).hash,
			environment: "production",
			revision: this.revision,
		} as const;
		this.#shop.record(actor, "pipeline.deployed", told);
	}
}
