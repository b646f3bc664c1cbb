#include "operations/classifications/import_classification.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "engine/classifications/code_parents.hpp"
#include "formats/classification_labels.hpp"
#include "operations/classifications/code_catalogue.hpp"
#include "operations/erase.hpp"
#include "operations/import_outcome.hpp"
#include "storage/classification_store.hpp"
#include "storage/fingerprint.hpp"

namespace zubia::operations {

namespace {

using Codes = std::vector<ClassificationCode>;
using Reply = ImportClassification::Reply;

/// Eight times the largest classification that is published as one (Combined Nomenclature, 12,630).
constexpr std::size_t codes_max = 100'000;
constexpr std::size_t examples_shown = 5;
constexpr std::size_t listed_max = 10;

bool is_short_name(const std::string& text) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, fits);
}

Result<void> check_named(const ImportClassification::Request& request) {
  if (!is_short_name(request.classification))
    return refuse({"invalid-value",
                   "\"" + request.classification + "\" is not a short name.",
                   {.field = "classification"},
                   "Use letters, digits and hyphens."});
  const auto is_blank = [](const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; };
  if (is_blank(request.source))
    return refuse(
        {"invalid-value", "This may not be empty.", {.field = "source"}, "Name the publisher and the edition."});
  if (is_blank(request.licence))
    return refuse({"invalid-value",
                   "This may not be empty.",
                   {.field = "licence"},
                   "Name the terms: CC BY 4.0, or as the publisher says."});
  return {};
}

/// Parents that the file names; where it names none, those that the codes themselves tell.
void find_parents(Codes& codes) {
  if (std::ranges::any_of(codes, [](const ClassificationCode& code) { return !code.parent.empty(); })) return;
  std::vector<std::string> names;
  for (const ClassificationCode& code : codes) names.push_back(code.code);
  std::vector<std::string> parents = code_parents(names);
  for (std::size_t c = 0; c < codes.size(); ++c) codes[c].parent = std::move(parents[c]);
}

/// The codes of the file in the languages that are wanted.
Result<Codes> codes_in(const ImportClassification::Request& request, Reply& reply) {
  auto file =
      formats::read_classification_labels(request.labels.bytes, request.labels.name, {.language = request.language});
  if (!file) return refuse(file.error());
  for (const std::string& language : request.languages)
    if (std::ranges::find(file->languages, language) == file->languages.end())
      return refuse({"language-not-in-file",
                     "The file has no labels in " + language + ".",
                     {.file = request.labels.name, .field = "languages"},
                     fmt::format("It has them in {}.", fmt::join(file->languages, ", "))});
  if (file->codes.size() > codes_max)
    return refuse({"too-many-codes",
                   fmt::format("The file has {} codes; at most {} are taken in.", file->codes.size(), codes_max),
                   {.file = request.labels.name},
                   "Take in the part that people pick from."});
  for (const Problem& notice : file->notices) reply.notices.push_back({notice.code, notice.detail});
  Codes codes;
  codes.reserve(file->codes.size());
  for (formats::LabelledCode& code : file->codes) {
    ClassificationCode taken{code_without_control_digit(code.code), code_without_control_digit(code.parent), {}};
    for (LocalisedText& name : code.names)
      if (request.languages.empty() || std::ranges::find(request.languages, name.language) != request.languages.end())
        taken.labels.push_back(std::move(name));
    std::ranges::sort(taken.labels, {}, &LocalisedText::language);
    codes.push_back(std::move(taken));
  }
  return codes;
}

/// What a code says besides what it said before.
void lay_over(ClassificationCode& code, const ClassificationCode& over) {
  if (!over.parent.empty()) code.parent = over.parent;
  for (const LocalisedText& label : over.labels) {
    const auto found = std::ranges::find(code.labels, label.language, &LocalisedText::language);
    if (found == code.labels.end())
      code.labels.push_back(label);
    else
      found->text = label.text;
  }
  std::ranges::sort(code.labels, {}, &LocalisedText::language);
}

/// Puts the codes of the file over those of the programme, and counts what that changes.
Codes laid_over(Codes before, const Codes& file, Reply& reply) {
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t c = 0; c < before.size(); ++c) places.emplace(before[c].code, c);
  std::int64_t met = 0;
  const auto there = static_cast<std::int64_t>(before.size());
  for (const ClassificationCode& code : file) {
    const auto [place, is_new] = places.emplace(code.code, before.size());
    if (is_new) {
      before.push_back(code);
      ++reply.added;
      continue;
    }
    ++met;
    ClassificationCode& old = before[place->second];
    ClassificationCode next = old;
    lay_over(next, code);
    if (next == old) continue;
    old = std::move(next);
    ++reply.changed;
  }
  reply.not_in_file = there - std::min(met, there);
  return before;
}

/// A parent that is nowhere is told; the code stands at the top.
void tell_unknown_parents(const Codes& codes, Reply& reply) {
  std::unordered_map<std::string_view, bool> known;
  for (const ClassificationCode& code : codes) known.emplace(code.code, true);
  std::vector<std::string> unknown;
  std::size_t count = 0;
  for (const ClassificationCode& code : codes) {
    if (code.parent.empty() || known.contains(code.parent)) continue;
    ++count;
    if (unknown.size() < listed_max) unknown.push_back(code.code + " in " + code.parent);
  }
  if (count == 0) return;
  std::string text = fmt::format("{}", fmt::join(unknown, ", "));
  if (count > unknown.size()) text += fmt::format(" and {} more", count - unknown.size());
  reply.notices.push_back(
      {"unknown-parents", "What these codes lie in is not there; they stand at the top: " + text + "."});
}

std::string fingerprint_of(const Codes& codes) {
  std::string text;
  for (const ClassificationCode& code : codes) {
    text += code.code + "\n" + code.parent + "\n";
    for (const LocalisedText& label : code.labels) text += label.language + " " + label.text + "\n";
  }
  return storage::fingerprint(text);
}

std::vector<std::string> languages_of(const Codes& codes) {
  std::vector<std::string> languages;
  for (const ClassificationCode& code : codes)
    for (const LocalisedText& label : code.labels)
      if (std::ranges::find(languages, label.language) == languages.end()) languages.push_back(label.language);
  std::ranges::sort(languages);
  return languages;
}

}  // namespace

Result<Reply> ImportClassification::operator()(const Request& request, storage::ProgrammeStore& programme,
                                               const Work& work) const {
  if (auto named = check_named(request); !named) return refuse(named.error());
  Reply reply{};
  reply.classification = request.classification;
  auto file = codes_in(request, reply);
  if (!file) return refuse(file.error());
  find_parents(*file);
  for (std::size_t c = 0; c < std::min(file->size(), examples_shown); ++c) {
    const ClassificationCode& code = (*file)[c];
    reply.examples.push_back({code.code, code.parent, code.labels.empty() ? std::string() : code.labels.front().text});
  }
  storage::ClassificationStore store(programme);
  const auto stored = store.classification(request.classification);
  if (!stored) return refuse(stored.error());
  auto before = store.codes(request.classification);
  if (!before) return refuse(before.error());
  const Codes codes = laid_over(*std::move(before), *file, reply);
  if (std::string in_itself = code_in_itself(codes); !in_itself.empty())
    return refuse({"code-in-itself",
                   "By the parents that are named, " + in_itself + " lies in itself.",
                   {.file = request.labels.name},
                   "Mend its parent, or that of the codes above it."});
  tell_unknown_parents(codes, reply);
  Classification next{request.classification,
                      request.source,
                      request.licence,
                      languages_of(codes),
                      fingerprint_of(codes),
                      static_cast<std::int64_t>(codes.size()),
                      work.now};
  reply.codes = next.codes;
  reply.languages = next.languages;
  reply.is_new = !*stored || (*stored)->fingerprint != next.fingerprint;
  if (request.preview) return reply;
  if (work.progress.cancelled()) return refuse(Progress::cancellation());
  if (reply.is_new) {
    auto done = store.put(next, codes, *stored ? (*stored)->fingerprint : std::string());
    if (!done) return refuse(done.error());
  }
  tell_outcome(reply, {next.fingerprint, reply.is_new});
  return reply;
}

template AnyOperation erase<ImportClassification>();

}  // namespace zubia::operations
