import type { Model } from "../../model/model.ts";

/** A model as one file: four bytes of length, that much JSON, the weights (little-endian, as on every machine we run on). */
export function writeModel({ weights, ...rest }: Model): Uint8Array {
	const head = new TextEncoder().encode(JSON.stringify(rest));
	const file = new Uint8Array(4 + head.length + weights.byteLength);
	new DataView(file.buffer).setUint32(0, head.length, true);
	file.set(head, 4);
	file.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength), 4 + head.length);
	return file;
}

/** The model that `writeModel` wrote. */
export function readModel(file: Uint8Array): Model {
	const length = new DataView(file.buffer, file.byteOffset).getUint32(0, true);
	const rest = JSON.parse(new TextDecoder().decode(file.subarray(4, 4 + length))) as Omit<Model, "weights">;
	return { ...rest, weights: new Float32Array(file.slice(4 + length).buffer) };
}
