import type { Drift } from "../../world/drift.ts";

type Told = Pick<Drift, "id" | "story" | "strengthMeans">;

const files = import.meta.glob<Told>("/src/world/drifts/*.ts", { eager: true, import: "default", query: "?told" });

/** What is told of a drift. The catalogue of the built page goes without (scripts/vite/drifts-in-page.ts). */
export function toldOf(id: string): Told {
	const told = Object.values(files).find((one) => one.id === id);
	if (!told) throw new Error(`drift ${id}: nothing is told of it`);
	return told;
}
