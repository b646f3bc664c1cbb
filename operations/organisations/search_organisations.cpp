#include "operations/organisations/search_organisations.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
#include <utility>

#include "engine/classifications/nace_code.hpp"
#include "engine/text/folded_text.hpp"
#include "operations/catalogue.hpp"
#include "operations/erase.hpp"
#include "operations/organisations/directory.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/programme/programme_tables.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

using Request = SearchOrganisations::Request;
using Reply = SearchOrganisations::Reply;

constexpr std::size_t values_max = 40;

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

/// Whether a code of an organisation lies in what a filter names.
bool lies_in(const std::string& code, const NaceCode& wanted) {
  std::string digits;
  for (const char c : code)
    if (c >= '0' && c <= '9') digits += c;
  const std::string front = digits.substr(0, wanted.first.size());
  return front.size() == wanted.first.size() && front >= wanted.first && front <= wanted.last;
}

/// What an organisation has to be, and how many are that.
class Filters {
 public:
  static Result<Filters> of(const Directory& directory, const Request& request) {
    Filters filters(directory);
    const auto begins = [](const std::string& value, const std::string& wanted) { return value.starts_with(wanted); };
    const auto equals = [](const std::string& value, const std::string& wanted) {
      return text::folded(value) == text::folded(wanted);
    };
    filters.allow(Facet::territory, request.territory, begins);
    filters.allow(Facet::kind, request.kind, equals);
    filters.allow(Facet::size, request.size, equals);
    // One technology may have a comma in its name, which in an address divides lists.
    std::vector<std::string> technologies = request.technology;
    technologies.push_back(joined(request.technology));
    if (request.technology.empty()) technologies.clear();
    filters.allow(Facet::technology, technologies, equals);
    for (const std::string& code : request.activity) {
      const auto wanted = check_nace_code(code);
      if (!wanted) {
        Problem problem = wanted.error();
        problem.where.field = "activity";
        return refuse(problem);
      }
      filters.activities_.push_back(*wanted);
    }
    return filters;
  }

  /// The facets, as bits, whose filters an organisation does not pass.
  unsigned failed(const DirectoryEntry& entry) const {
    unsigned bits = 0;
    for (std::size_t f = 0; f + 1 < facet_count; ++f) {
      if (allowed_[f].empty()) continue;
      if (std::ranges::none_of(entry.values[f], [&](std::uint32_t value) { return allowed_[f][value]; }))
        bits |= 1U << f;
    }
    const bool lacks = std::ranges::none_of(entry.activities, [&](const std::string& code) {
      return std::ranges::any_of(activities_, [&](const NaceCode& wanted) { return lies_in(code, wanted); });
    });
    if (!activities_.empty() && lacks) bits |= 1U << (facet_count - 1);
    return bits;
  }

  /// Counts an organisation for each facet whose own filter is all that it may fail.
  void count(const DirectoryEntry& entry, unsigned failed) {
    if (std::popcount(failed) > 1) return;
    for (std::size_t f = 0; f < facet_count; ++f) {
      if (failed != 0 && failed != 1U << f) continue;
      for (const std::uint32_t value : entry.values[f]) ++counts_[f][value];
    }
  }

  std::vector<SearchOrganisations::FacetRow> rows(const std::string& language) const;

 private:
  explicit Filters(const Directory& directory) : directory_(&directory) {
    for (std::size_t f = 0; f < facet_count; ++f) counts_[f].resize(directory.values(static_cast<Facet>(f)).size());
  }

  template <class Meets>
  void allow(Facet facet, const std::vector<std::string>& wanted, const Meets& meets) {
    if (wanted.empty()) return;
    auto& allowed = allowed_[static_cast<std::size_t>(facet)];
    for (const std::string& value : directory_->values(facet))
      allowed.push_back(std::ranges::any_of(wanted, [&](const std::string& each) { return meets(value, each); }));
    // A filter that nothing passes is a filter too.
    if (allowed.empty()) allowed.push_back(false);
  }

  const Directory* directory_;
  std::array<std::vector<bool>, facet_count> allowed_;
  std::vector<NaceCode> activities_;
  std::array<std::vector<std::uint64_t>, facet_count> counts_;
};

std::string name_of_value(Facet facet, const std::string& value, const std::string& language) {
  if (facet == Facet::territory) return name_in(territory_names(value), language, value);
  if (facet == Facet::activity) return name_in(activity_names(value), language, value);
  return value;
}

std::vector<SearchOrganisations::FacetRow> Filters::rows(const std::string& language) const {
  std::vector<SearchOrganisations::FacetRow> rows;
  for (std::size_t f = 0; f < facet_count; ++f) {
    const auto facet = static_cast<Facet>(f);
    std::vector<std::pair<std::uint64_t, std::string>> values;
    for (std::size_t v = 0; v < counts_[f].size(); ++v)
      if (counts_[f][v] > 0) values.emplace_back(counts_[f][v], directory_->values(facet)[v]);
    std::ranges::sort(values, {},
                      [](const auto& each) { return std::pair(-static_cast<double>(each.first), each.second); });
    if (values.size() > values_max) values.resize(values_max);
    for (const auto& [count, value] : values)
      rows.push_back({std::string(facet_name(facet)), value, name_of_value(facet, value, language), count});
  }
  return rows;
}

SearchOrganisations::OrganisationRow row_of(const DirectoryEntry& entry, const std::string& language) {
  const std::string& territory = entry.record.territory;
  return {entry.id,
          display_name(entry.names, language),
          entry.kind,
          entry.size_class,
          territory,
          territory.empty() ? std::string() : name_in(territory_names(territory), language, territory),
          entry.record.city,
          entry.record.country,
          entry.activities,
          entry.technologies,
          {},
          {}};
}

void show_all(const Directory& directory, const std::vector<unsigned>& failed, const Request& request,
              const std::string& language, Reply& reply) {
  std::size_t skip = static_cast<std::size_t>(request.page - 1) * request.page_size;
  for (const std::uint32_t e : directory.by_name()) {
    if (reply.organisations.size() == request.page_size) return;
    if (failed[e] != 0) continue;
    if (skip > 0)
      --skip;
    else
      reply.organisations.push_back(row_of(directory.entries()[e], language));
  }
}

void show_hits(const Directory& directory, const search::SearchReply& found, const std::string& language,
               Reply& reply) {
  for (const search::SearchHit& hit : found.hits) {
    auto row = row_of(directory.entries()[hit.document], language);
    for (const search::SearchReason& reason : hit.reasons) {
      row.met.push_back(reason.met);
      row.found_in.push_back(directory.index().fields()[reason.field].name);
    }
    reply.organisations.push_back(std::move(row));
  }
}

}  // namespace

Result<Reply> SearchOrganisations::operator()(const Request& request, storage::ProgrammeStore& programme,
                                              const Work& work) const {
  const auto record = programme.programme();
  if (!record) return refuse(record.error());
  const auto directory = Directory::of(programme, work);
  if (!directory) return refuse(directory.error());
  const std::string language = language_of(work, *record);
  auto filters = Filters::of(**directory, request);
  if (!filters) return refuse(filters.error());
  const auto entries = (*directory)->entries();
  std::vector<unsigned> failed(entries.size());
  for (std::size_t e = 0; e < entries.size(); ++e) failed[e] = filters->failed(entries[e]);

  Reply reply{};
  reply.all = entries.size();
  reply.page = request.page;
  const auto count = [&](std::uint32_t e) {
    filters->count(entries[e], failed[e]);
    if (failed[e] == 0) ++reply.matching;
  };
  if (request.query.find_first_not_of(" \t") == std::string::npos) {
    for (std::uint32_t e = 0; e < entries.size(); ++e) count(e);
    show_all(**directory, failed, request, language, reply);
  } else {
    search::SearchOptions options;
    options.limit = request.page_size;
    options.first = static_cast<std::size_t>(request.page - 1) * request.page_size;
    options.accepts = [&](std::uint32_t e) { return failed[e] == 0; };
    const search::SearchReply found = (*directory)->index().find(request.query, options);
    for (const std::uint32_t e : found.matches) count(e);
    reply.with_typos = found.with_typos;
    reply.words_met = found.words_met;
    reply.words_typed = found.words_typed;
    show_hits(**directory, found, language, reply);
  }
  reply.pages = static_cast<std::uint32_t>((reply.matching + request.page_size - 1) / request.page_size);
  reply.facets = filters->rows(language);
  return reply;
}

template AnyOperation erase<SearchOrganisations>();

}  // namespace zubia::operations
