import type { OpsEvent } from "./events.ts";
import type { Shop } from "./shop.ts";
import { codeOf } from "./source/code-of.ts";
import { testByHand } from "./source/manual-test.ts";
import { FIRST_CODE, type PipelineCode } from "./source/pipeline-code.ts";

/**
 * The data scientist's notebook at Level 0: what has been committed since is pasted in when an experiment begins, after a
 * look at it by hand. There is no other way of new code into production, and nobody tests it.
 */
export class Notebook {
	readonly #shop: Shop;
	/** Commits that nobody has pasted or turned down yet. */
	#fresh: string[] = [];
	#pasted: readonly string[] = [];
	#revision = 0;

	constructor(shop: Shop) {
		this.#shop = shop;
	}

	get code(): PipelineCode {
		return codeOf(this.#pasted, { ...FIRST_CODE, ...this.#shop.config });
	}

	/** The commit that was pasted last. */
	get newest(): string | undefined {
		return this.#pasted.at(-1);
	}

	/** The pasted commit that brought `name` among the packages. */
	using(name: string): string | undefined {
		return this.#pasted.find((_, i) => codeOf(this.#pasted.slice(0, i + 1)).packages.includes(name));
	}

	heard(event: OpsEvent): void {
		if (event.kind === "commit.made") this.#fresh.push(event.commit);
	}

	/** Pastes all that is new, but what a look by hand finds wrong. */
	paste(): void {
		const fresh = this.#fresh;
		this.#fresh = [];
		for (const commit of fresh) {
			if (testByHand(this.#shop, commit)) {
				this.#pasted = [...this.#pasted, commit];
				this.#shop.record("data scientist", "commit.merged", { commit, revision: ++this.#revision });
			} else {
				this.#shop.record("data scientist", "commit.refused", {
					commit,
					because: "Something is wrong with it, tried by hand.",
				});
			}
		}
	}

	/** Takes a pasted commit out again. */
	takeOut(commit: string, because: string): void {
		this.#pasted = this.#pasted.filter((one) => one !== commit);
		this.#shop.record("data scientist", "commit.reverted", { commit, revision: ++this.#revision, because });
	}
}
