import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

type HashPart = string | number | ArrayBufferView;

/**
 * Content hash (SHA-256, hex) of a sequence of parts. Each part is framed by its kind and length, so ("ab", "c") and
 * ("a", "bc") differ. Typed arrays count by their bytes (little-endian on every machine a browser runs on).
 */
export function contentHash(...parts: readonly HashPart[]): string {
	const hash = sha256.create();
	for (const part of parts) {
		const bytes = ArrayBuffer.isView(part)
			? new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
			: utf8ToBytes(String(part));
		hash.update(utf8ToBytes(`${typeof part}:${bytes.length};`)).update(bytes);
	}
	return bytesToHex(hash.digest());
}

/** Four 32-bit words of the hash of `text`, for seeding a random stream. */
export function seedWords(text: string): [number, number, number, number] {
	const view = new DataView(sha256(utf8ToBytes(text)).buffer);
	return [view.getInt32(0), view.getInt32(4), view.getInt32(8), view.getInt32(12)];
}
