#include "operations/mail/mail_door.hpp"

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "operations/accounts/secret_key.hpp"
#include "storage/fingerprint.hpp"
#include "storage/mail_store.hpp"

namespace zubia::operations {

namespace {

constexpr std::size_t hash_digits = 64;
constexpr std::size_t proof_digits = 32;

std::string setting(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets it while the program runs
  return value == nullptr ? std::string() : value;
}

std::string proof_of(const std::string& key, const std::string& hash) {
  return storage::fingerprint(key + "\nmail stop\n" + hash).substr(0, proof_digits);
}

Result<std::string> link_key(const Work& work) {
  if (!work.pseudonym_key.empty()) return work.pseudonym_key;
  const std::string file = setting("ZUBIA_KEY_FILE");
  if (file.empty() || !std::filesystem::exists(file))
    return refuse({"no-pseudonym-key",
                   "The links in e-mails need the key of the programme.",
                   {.file = file},
                   "Let the server send them, or name the key file with ZUBIA_KEY_FILE."});
  const auto key = SecretKey::open(file);
  if (!key) return refuse(key.error());
  return key->derive("pseudonyms");
}

}  // namespace

bool is_mail_configured() { return !setting("ZUBIA_SMTP").empty(); }

Result<MailSettings> mail_settings() {
  if (!is_mail_configured())
    return refuse({"mail-not-configured",
                   "No mail server is configured, so no e-mail is sent.",
                   {},
                   "Set ZUBIA_SMTP, ZUBIA_MAIL_FROM and ZUBIA_SITE in the environment of the server."});
  auto server = mail::smtp_server(setting("ZUBIA_SMTP"), setting("ZUBIA_SMTP_PLAIN") == "yes");
  if (!server) return refuse(server.error());
  server->user = setting("ZUBIA_SMTP_USER");
  server->password = setting("ZUBIA_SMTP_PASSWORD");
  server->authorities = setting("ZUBIA_SMTP_AUTHORITIES");
  if (const std::string seconds = setting("ZUBIA_SMTP_SECONDS"); !seconds.empty()) {
    constexpr int seconds_bound = 60;
    int value = 0;
    const auto [end, error] = std::from_chars(seconds.data(), seconds.data() + seconds.size(), value);
    if (error != std::errc{} || end != seconds.data() + seconds.size() || value < 1 || value > seconds_bound)
      return refuse({"invalid-mail-server", "ZUBIA_SMTP_SECONDS is a number from 1 to 60.", {}, {}});
    server->seconds_max = value;
  }
  MailSettings settings{
      *std::move(server), {setting("ZUBIA_MAIL_NAME"), setting("ZUBIA_MAIL_FROM")}, setting("ZUBIA_SITE")};
  if (!mail::is_address(settings.from.address))
    return refuse({"invalid-address", "ZUBIA_MAIL_FROM is no e-mail address.", {}, "Write it as naen@example.eus."});
  while (settings.site.ends_with('/')) settings.site.pop_back();
  const bool is_web = settings.site.starts_with("https://") || settings.site.starts_with("http://");
  if (!is_web || settings.site.find_first_of(" \r\n<>\"#?") != std::string::npos)
    return refuse({"invalid-site", "ZUBIA_SITE is no address of a site.", {}, "Write it as https://naen.example.eus."});
  return settings;
}

Result<MailDoor> open_mail_door(const Work& work) {
  const auto settings = mail_settings();
  if (!settings) return refuse(settings.error());
  auto key = link_key(work);
  if (!key) return refuse(key.error());
  auto sender = std::make_shared<mail::SmtpSender>(settings->server);
  return MailDoor{settings->from, settings->site, *std::move(key),
                  [sender](const std::string& from, const std::string& to, const std::string& text) {
                    return sender->send(from, to, text);
                  }};
}

std::string mail_token(const std::string& key, const QuestionnaireInvitation& invitation) {
  return storage::fingerprint(key + "\nmail link\n" + invitation.id + "\n" + std::to_string(invitation.invited_at));
}

std::string stop_token(const std::string& key, const std::string& address) {
  const std::string hash = storage::address_hash(address);
  return hash + proof_of(key, hash);
}

std::optional<std::string> stopped_address(const std::string& key, const std::string& token) {
  if (key.empty() || token.size() != hash_digits + proof_digits) return std::nullopt;
  const std::string hash = token.substr(0, hash_digits);
  // Hashes are compared, so that the time it takes tells nothing of the proof.
  const bool is_ours = storage::fingerprint(token.substr(hash_digits)) == storage::fingerprint(proof_of(key, hash));
  return is_ours ? std::optional(hash) : std::nullopt;
}

}  // namespace zubia::operations
