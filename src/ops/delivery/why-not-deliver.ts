import type { Desk } from "../desk.ts";

/** The version that "deploy" means when none is named: the newest in the registry. */
export const versionWanted = (desk: Desk, named: number | undefined): number | null =>
	named ?? desk.registry.at(-1)?.version ?? null;

/** Why `version` cannot be put into service by a person now, in one sentence; null when it can. */
export function whyNotDeploy(desk: Desk, version: number | null): string | null {
	if (version === null) return "No model has been registered yet.";
	if (!desk.registry.some((entry) => entry.version === version)) return `There is no model ${version} in the registry.`;
	return desk.live === version ? `Model ${version} is in service already.` : null;
}
