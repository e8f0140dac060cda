/** What an address says: a page, and the text of a run on it. */
export interface Address {
	readonly page: string;
	readonly run: string | null;
}

/** The whole address of this page with the text of a run; as it stands when there is none. */
export function addressOf(run: string): string {
	const page = `${location.href.split("#")[0]}${location.hash.split("?")[0] || "#/"}`;
	return run === "" ? page : `${page}?${run}`;
}

/** Reads `#/page?run`. Whether the run can be flown is for the engine to say. */
export function readAddress(hash: string): Address {
	const [page = "", run = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
	return { page, run: run === "" ? null : run };
}

/** Takes the run out of the address of the sandbox, which then opens the one that is kept. What stands inside another page stays as its link has it. */
export function leaveLink(): void {
	const { page, run } = readAddress(location.hash);
	if (run === null || (page !== "sandbox" && page !== "") || "embed" in document.documentElement.dataset) return;
	history.replaceState(history.state, "", "#/sandbox");
}
