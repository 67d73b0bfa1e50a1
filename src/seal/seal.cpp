// SPDX-License-Identifier: GPL-3.0-or-later
#include "seal/seal.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "seal/seal_text.h"

namespace waymark::seal {
namespace {

using base::Code;
using base::fail;
using base::Result;

constexpr std::size_t kKeyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kDigestBytes = 16;
constexpr std::size_t kRecoveryBytes = 20;
constexpr std::string_view kWrapped = "the workspace's key";
// Crockford's base 32: no I, L, O or U, so that what was printed can be typed.
constexpr std::string_view kSymbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

void start() {
  static const bool ready = sodium_init() >= 0;
  WAYMARK_ASSERT(ready);
}

unsigned char* bytes(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}
const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string randomText(std::size_t count) {
  std::string text(count, '\0');
  randombytes_buf(text.data(), text.size());
  return text;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string base32(std::string_view raw) {
  std::string text;
  unsigned buffer = 0;
  unsigned held = 0;
  for (const char c : raw) {
    buffer = (buffer << 8U) | static_cast<unsigned char>(c);
    for (held += 8; held >= 5; held -= 5) {
      if (text.size() % 5 == 4) text += '-';
      text += kSymbols[(buffer >> (held - 5)) & 31U];
    }
    buffer &= (1U << held) - 1U;
  }
  return text;
}

/// What was typed, as the symbols that were printed.
std::string typed(std::string_view recoveryKey) {
  std::string text;
  for (char c : recoveryKey) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (kSymbols.find(c) != std::string_view::npos) text += c;
  }
  return text;
}

}  // namespace

struct Key::Memory {
  Memory() : data(static_cast<unsigned char*>(sodium_malloc(3 * kKeyBytes))) { WAYMARK_ASSERT(data != nullptr); }
  ~Memory() { sodium_free(data); }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  unsigned char* data;  // the key, and one derived from it for each purpose, so that none does two jobs
};

/// What the functions of this file do with a key's bytes.
struct Secrets {
  static Key empty() {
    start();
    return Key(std::make_unique<Key::Memory>());
  }
  static unsigned char* of(const Key& key) { return key.m_memory->data; }
  static std::string_view view(const Key& key) {
    return {reinterpret_cast<const char*>(key.m_memory->data), kKeyBytes};
  }
  static const unsigned char* sealing(const Key& key) { return of(key) + kKeyBytes; }
  static const unsigned char* digesting(const Key& key) { return of(key) + 2 * kKeyBytes; }
  /// Once the key's own bytes are there. Not at each use: a digest is made three times a child.
  static void derive(const Key& key) {
    crypto_kdf_derive_from_key(of(key) + kKeyBytes, kKeyBytes, 1, "waymark1", of(key));
    crypto_kdf_derive_from_key(of(key) + 2 * kKeyBytes, kKeyBytes, 2, "waymark1", of(key));
  }
};

Key::Key(std::unique_ptr<Memory> memory) : m_memory(std::move(memory)) {}
Key::~Key() = default;
Key::Key(Key&&) noexcept = default;
Key& Key::operator=(Key&&) noexcept = default;

Key Key::random() {
  Key key = Secrets::empty();
  randombytes_buf(Secrets::of(key), kKeyBytes);
  Secrets::derive(key);
  return key;
}

std::string Key::sealed(std::string_view plain, std::string_view what) const {
  std::string out(kNonceBytes + plain.size() + kTagBytes, '\0');
  randombytes_buf(out.data(), kNonceBytes);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(out) + kNonceBytes, nullptr, bytes(plain), plain.size(),
                                             bytes(what), what.size(), nullptr, bytes(out), Secrets::sealing(*this));
  return out;
}

Result<std::string> Key::opened(std::string_view sealed, std::string_view what) const {
  const auto damaged = [&] { return fail(Code::SealDamaged, {{"what", std::string(what)}}); };
  if (sealed.size() < kNonceBytes + kTagBytes) return damaged();
  std::string plain(sealed.size() - kNonceBytes - kTagBytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(plain), nullptr, nullptr, bytes(sealed) + kNonceBytes,
                                                 sealed.size() - kNonceBytes, bytes(what), what.size(), bytes(sealed),
                                                 Secrets::sealing(*this)) != 0)
    return damaged();
  return plain;
}

std::string Key::digest(std::string_view kind, std::string_view value) const {
  if (value.empty()) return {};
  std::string text(kind);
  text += '\0';
  text += value;
  std::array<unsigned char, kDigestBytes> hash{};
  crypto_generichash(hash.data(), hash.size(), bytes(std::string_view(text)), text.size(), Secrets::digesting(*this),
                     kKeyBytes);
  std::array<char, 2 * kDigestBytes + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

namespace {

std::string base64(std::string_view raw) {
  std::string text(sodium_base64_encoded_len(raw.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes(raw), raw.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();
  return text;
}

std::optional<std::string> fromBase64(std::string_view text) {
  std::string raw(text.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(bytes(raw), raw.size(), text.data(), text.size(), nullptr, &size, nullptr,
                        sodium_base64_VARIANT_ORIGINAL) != 0)
    return std::nullopt;
  raw.resize(size);
  return raw;
}

Result<Key> fromPassphrase(std::string_view passphrase, std::string_view salt, const Cost& cost) {
  Key key = Secrets::empty();
  if (salt.size() != crypto_pwhash_SALTBYTES) return fail(Code::SealDamaged, {{"what", std::string(kWrapped)}});
  if (crypto_pwhash(Secrets::of(key), kKeyBytes, passphrase.data(), passphrase.size(), bytes(salt), cost.passes,
                    cost.bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return fail(Code::TooLittle, {{"problem", "There isn’t enough free memory to work out the key"}});
  Secrets::derive(key);
  return key;
}

/// The recovery key is as random as the key itself: a hash is enough.
Key fromRecovery(std::string_view recoveryKey, std::string_view salt) {
  Key key = Secrets::empty();
  const auto symbols = typed(recoveryKey);
  crypto_generichash(Secrets::of(key), kKeyBytes, bytes(std::string_view(symbols)), symbols.size(), bytes(salt),
                     std::min<std::size_t>(salt.size(), crypto_generichash_KEYBYTES_MAX));
  Secrets::derive(key);
  return key;
}

Wrapped wrapped(const Key& key, const Key& under, std::string_view salt) {
  return {base64(salt), base64(under.sealed(Secrets::view(key), kWrapped))};
}

Result<Key> unwrapped(const Wrapped& wrapped, const Key& under, const char* what) {
  const auto box = fromBase64(wrapped.box);
  if (!box) return fail(Code::SealDamaged, {{"what", std::string(kWrapped)}});
  auto plain = under.opened(*box, kWrapped);
  if (!plain || plain->size() != kKeyBytes) return fail(Code::WrongPassphrase, {{"what", what}});
  Key key = Secrets::empty();
  std::memcpy(Secrets::of(key), plain->data(), kKeyBytes);
  sodium_memzero(plain->data(), plain->size());
  Secrets::derive(key);
  return key;
}

Result<void> strong(std::string_view passphrase) {
  if (characters(passphrase) >= kLeastPassphrase) return {};
  return fail(Code::WeakPassphrase, {{"least", std::to_string(kLeastPassphrase)}});
}

}  // namespace

Result<Header> withPassphrase(Header header, const Key& key, std::string_view passphrase) {
  if (auto enough = strong(passphrase); !enough) return tl::make_unexpected(enough.error());
  const auto salt = randomText(crypto_pwhash_SALTBYTES);
  const auto under = fromPassphrase(passphrase, salt, header.cost);
  if (!under) return tl::make_unexpected(under.error());
  header.passphrase = wrapped(key, *under, salt);
  return header;
}

Result<NewRecovery> withNewRecovery(Header header, const Key& key) {
  start();
  const auto text = base32(randomText(kRecoveryBytes));
  const auto salt = randomText(crypto_generichash_KEYBYTES);
  header.recovery = wrapped(key, fromRecovery(text, salt), salt);
  return NewRecovery{std::move(header), text};
}

std::string sealedText(const Key& key, std::string_view plain, std::string_view what) {
  return base64(key.sealed(plain, what));
}

Result<std::string> openedText(const Key& key, std::string_view text, std::string_view what) {
  const auto raw = fromBase64(text);
  if (!raw) return fail(Code::SealDamaged, {{"what", std::string(what)}});
  return key.opened(*raw, what);
}

Result<Made> make(std::string_view passphrase, const Cost& cost) {
  Key key = Key::random();
  Header header;
  header.cost = cost;
  auto under = withPassphrase(std::move(header), key, passphrase);
  if (!under) return tl::make_unexpected(under.error());
  auto both = withNewRecovery(std::move(*under), key);
  if (!both) return tl::make_unexpected(both.error());
  return Made{std::move(both->header), std::move(key), std::move(both->recoveryKey)};
}

Result<Key> unlocked(const Header& header, std::string_view passphrase) {
  start();
  const auto salt = fromBase64(header.passphrase.salt);
  if (!salt) return fail(Code::SealDamaged, {{"what", std::string(kWrapped)}});
  const auto under = fromPassphrase(passphrase, *salt, header.cost);
  if (!under) return tl::make_unexpected(under.error());
  return unwrapped(header.passphrase, *under, "passphrase");
}

Result<Key> recovered(const Header& header, std::string_view recoveryKey) {
  start();
  const auto salt = fromBase64(header.recovery.salt);
  if (!salt || salt->size() < crypto_generichash_KEYBYTES_MIN)
    return fail(Code::SealDamaged, {{"what", std::string(kWrapped)}});
  return unwrapped(header.recovery, fromRecovery(recoveryKey, *salt), "recovery key");
}

void wipe(std::string& text) {
  sodium_memzero(text.data(), text.size());
  text.clear();
}

}  // namespace waymark::seal
