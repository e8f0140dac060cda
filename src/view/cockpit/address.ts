/** What an address says: a page, and the text of a run on it. */
export interface Address {
	readonly page: string;
	readonly run: string | null;
}

/** Reads `#/page?run`. Whether the run can be flown is for the engine to say. */
export function readAddress(hash: string): Address {
	const [page = "", run = ""] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
	return { page, run: run === "" ? null : run };
}
