import type { Commit } from "../commit.ts";

/** A package that the image of the service does not have. */
const newPackage: Commit = {
	id: "new-package",
	message: "Use geo-distance for the road distance",
	kind: "bad",
	story: "The image of the service lacks the package: what is built from this code does not start.",
	day: 232,
	patch: (code) => ({ ...code, packages: [...new Set([...code.packages, "geo-distance"])] }),
};

export default newPackage;
