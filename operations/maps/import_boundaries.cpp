#include "operations/maps/import_boundaries.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <string_view>

#include "formats/geojson.hpp"
#include "operations/erase.hpp"
#include "operations/import_outcome.hpp"
#include "storage/fingerprint.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

/// How many codes a notice lists before it only counts.
constexpr std::size_t listed_codes_max = 10;

Result<void> check_named(std::string_view field, const std::string& text, std::string mend) {
  if (text.find_first_not_of(" \t\r\n") != std::string::npos) return {};
  return refuse({"invalid-value", "This may not be empty.", {.field = std::string(field)}, std::move(mend)});
}

/// What a code of the file is to the programme. A longer NUTS code lies inside a shorter one.
std::string_view use_of(const std::string& code, const std::vector<ProgrammeTerritory>& territories) {
  std::string_view use = "none";
  for (const ProgrammeTerritory& territory : territories) {
    if (territory.code == code) return "territory";
    if (std::ranges::find(territory.parts, code) != territory.parts.end() || code.starts_with(territory.code))
      use = "part";
  }
  return use;
}

std::string listed(const std::vector<std::string>& codes) {
  const std::size_t shown = std::min(codes.size(), listed_codes_max);
  const std::vector<std::string> first(codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(shown));
  const std::string text = fmt::format("{}", fmt::join(first, ", "));
  return shown == codes.size() ? text : fmt::format("{} and {} more", text, codes.size() - shown);
}

/// Refuses a file that draws nothing of the programme; says which codes are of no use to it, and what is not drawn.
Result<void> compare_with_programme(const std::vector<ProgrammeTerritory>& territories, const std::string& file_name,
                                    ImportBoundaries::Reply& reply) {
  std::vector<std::string> unknown;
  for (const auto& row : reply.territories)
    if (row.use == "none") unknown.push_back(row.territory);
  if (unknown.size() == reply.territories.size())
    return refuse(
        {"no-known-territory",
         fmt::format("No code of the file is of the programme: {}.", listed(unknown)),
         {.file = file_name, .field = "code_property"},
         fmt::format("The codes were read from “{}”; name another property, or another file.", reply.code_property)});
  if (!unknown.empty())
    reply.notices.push_back(
        {"unknown-codes", fmt::format("Not of the programme, and kept for later: {}.", listed(unknown))});
  for (const ProgrammeTerritory& territory : territories) {
    const bool is_there = std::ranges::any_of(reply.territories, [&](const auto& row) {
      return row.territory == territory.code || row.territory.starts_with(territory.code) ||
             std::ranges::find(territory.parts, row.territory) != territory.parts.end();
    });
    if (!is_there)
      reply.notices.push_back({"territory-not-in-file", fmt::format("The file has nothing of {}.", territory.code)});
  }
  return {};
}

}  // namespace

Result<ImportBoundaries::Reply> ImportBoundaries::operator()(const Request& request, storage::ProgrammeStore& programme,
                                                             const Work& work) const {
  auto named = check_named("attribution", request.attribution, "Maps show whose boundaries they are.");
  if (named) named = check_named("licence", request.licence, "Name the terms: CC BY 4.0, or as the publisher says.");
  if (!named) return refuse(named.error());
  const auto file = formats::read_geojson(
      request.boundaries.bytes, request.boundaries.name,
      {.code_property = request.code_property, .name_property = request.name_property, .decimals = request.decimals});
  if (!file) return refuse(file.error());
  const auto territories = programme.territories();
  if (!territories) return refuse(territories.error());
  Reply reply{};
  for (const formats::Notice& notice : file->notices) reply.notices.push_back({notice.code, notice.text});
  reply.code_property = file->code_property;
  reply.name_property = file->name_property;
  reply.attribution = request.attribution;
  reply.licence = request.licence;
  reply.positions = file->positions;
  for (const Boundary& boundary : file->boundaries) {
    std::uint64_t positions = 0;
    for (const Polygon& polygon : boundary.polygons)
      for (const Ring& ring : polygon) positions += ring.size();
    reply.territories.push_back({boundary.territory, boundary.name,
                                 std::string(use_of(boundary.territory, *territories)), boundary.polygons.size(),
                                 positions});
  }
  // What the programme draws stands first: a file of all Europe begins far away.
  std::ranges::stable_sort(reply.territories, {}, [](const auto& row) {
    return row.use == "territory" ? 0 : row.use == "part" ? 1 : 2;
  });
  if (auto compared = compare_with_programme(*territories, request.boundaries.name, reply); !compared)
    return refuse(compared.error());
  // What shaped the reading is part of the identity: the same file read otherwise is another source.
  OrderedJson shape = to_json(request);
  shape.erase("boundaries");
  shape.erase("preview");
  reply.source = storage::fingerprint(storage::fingerprint(request.boundaries.bytes) + shape.dump());
  const auto sets = programme.boundary_sets();
  if (!sets) return refuse(sets.error());
  reply.is_new = std::ranges::none_of(*sets, [&](const BoundarySet& set) { return set.id == reply.source; });
  if (request.preview) return reply;
  if (work.progress.cancelled()) return refuse(Progress::cancellation());
  const BoundarySet set{reply.source, request.boundaries.name, request.attribution, request.licence, work.now, {}};
  const auto receipt = programme.add_boundaries(set, file->boundaries);
  if (!receipt) return refuse(receipt.error());
  tell_outcome(reply, *receipt);
  return reply;
}

template AnyOperation erase<ImportBoundaries>();

}  // namespace zubia::operations
