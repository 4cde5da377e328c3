"use strict";
/*
 * Sealing one text to a public key: HPKE, RFC 9180, base mode, single shot.
 * DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, on Web Crypto alone.
 * The names are those of the RFC. It knows nothing of pages and replies.
 */
const hpke = (() => {
  const P256 = { name: "ECDH", namedCurve: "P-256" };
  const KEM = Uint8Array.of(75, 69, 77, 0x00, 0x10); // "KEM", DHKEM(P-256, HKDF-SHA256)
  const SECRET_BYTES = 32; // Nsecret, and of the hash
  const NONCE_BYTES = 12; // Nn

  const ascii = (text) => new TextEncoder().encode(text);

  function join(...parts) {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /* HMAC-SHA256. An empty key is 32 zero bytes: the same by its definition, and browsers take it. */
  async function hmac(key, text) {
    const bytes = key.length ? key : new Uint8Array(SECRET_BYTES);
    const made = await crypto.subtle.importKey(
      "raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return new Uint8Array(await crypto.subtle.sign("HMAC", made, text));
  }

  function labeledExtract(suite, salt, label, ikm) {
    return hmac(salt, join(ascii("HPKE-v1"), suite, ascii(label), ikm));
  }

  /* Of at most 32 bytes, so that one round of HKDF-Expand is all of it. */
  async function labeledExpand(suite, prk, label, info, length) {
    const size = Uint8Array.of(length >> 8, length & 255);
    const labeled = join(size, ascii("HPKE-v1"), suite, ascii(label), info);
    return (await hmac(prk, join(labeled, Uint8Array.of(1)))).slice(0, length);
  }

  /* Encap(): the shared secret with the receiver, and what the receiver needs to have it too. */
  async function encap(receiver, ephemeral) {
    const peer = await crypto.subtle.importKey("raw", receiver, P256, false, []);
    const dh = new Uint8Array(await crypto.subtle.deriveBits(
      { name: "ECDH", public: peer }, ephemeral.privateKey, 256));
    const enc = new Uint8Array(await crypto.subtle.exportKey("raw", ephemeral.publicKey));
    const prk = await labeledExtract(KEM, new Uint8Array(0), "eae_prk", dh);
    const context = join(enc, receiver);
    const secret = await labeledExpand(KEM, prk, "shared_secret", context, SECRET_BYTES);
    return { secret, enc };
  }

  /* KeySchedule() of mode_base: the key and the nonce of the first text. */
  async function schedule(secret, info, keyBytes) {
    const aead = keyBytes === 32 ? 2 : 1; // AES-256-GCM; AES-128-GCM is here for the RFC's vector
    const suite = join(ascii("HPKE"), Uint8Array.of(0, 0x10, 0, 1, 0, aead));
    const none = new Uint8Array(0);
    const context = join(
      Uint8Array.of(0),
      await labeledExtract(suite, none, "psk_id_hash", none),
      await labeledExtract(suite, none, "info_hash", info));
    const prk = await labeledExtract(suite, secret, "secret", none);
    return {
      key: await labeledExpand(suite, prk, "key", context, keyBytes),
      nonce: await labeledExpand(suite, prk, "base_nonce", context, NONCE_BYTES),
    };
  }

  /*
   * SealBase(): returns enc, 65 bytes, then the sealed text, 16 bytes longer than the text.
   * All but "ephemeral", a key pair that is otherwise made anew, are bytes.
   */
  async function seal(receiver, info, aad, text, ephemeral = null, keyBytes = 32) {
    const pair = ephemeral || await crypto.subtle.generateKey(P256, true, ["deriveBits"]);
    const { secret, enc } = await encap(receiver, pair);
    const { key, nonce } = await schedule(secret, info, keyBytes);
    const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
    const sealed = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv: nonce, additionalData: aad }, aes, text);
    return join(enc, new Uint8Array(sealed));
  }

  return { seal, join };
})();
