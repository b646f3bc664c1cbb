#include "operations/maps/territory_boundaries.hpp"

#include <algorithm>

#include "operations/catalogue.hpp"
#include "operations/erase.hpp"
#include "operations/maps/boundary_catalogue.hpp"
#include "operations/programme/programme_tables.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

using Reply = TerritoryBoundaries::Reply;
using Codes = std::vector<std::string>;

/// The codes of the shortest kind that lie inside `code`: the provinces of a region, not its municipalities too.
Codes codes_inside(const std::string& code, const Codes& known) {
  Codes inside;
  for (const std::string& other : known) {
    if (other.size() <= code.size() || !other.starts_with(code)) continue;
    if (!inside.empty() && other.size() < inside.front().size()) inside.clear();
    if (inside.empty() || other.size() == inside.front().size()) inside.push_back(other);
  }
  return inside;
}

/// Which areas of a set make up a territory: its own, else those of all its parts, else those inside it by their code.
/// A built territory of which a part is missing is not drawn: half of it would look like the whole.
Codes drawn_from(const ProgrammeTerritory& territory, const Codes& known) {
  const auto is_known = [&](const std::string& code) { return std::ranges::find(known, code) != known.end(); };
  if (is_known(territory.code)) return {territory.code};
  if (territory.parts.empty()) return codes_inside(territory.code, known);
  Codes codes;
  for (const std::string& part : territory.parts) {
    const Codes of_part = is_known(part) ? Codes{part} : codes_inside(part, known);
    if (of_part.empty()) return {};
    codes.insert(codes.end(), of_part.begin(), of_part.end());
  }
  return codes;
}

/// The same of the bundled boundaries, which hold only some regions of a country: what merely lies inside a territory
/// need not be all of it.
Codes drawn_from_bundle(const ProgrammeTerritory& territory, const Codes& known) {
  const Codes codes = drawn_from(territory, known);
  const Codes wanted = territory.parts.empty() ? Codes{territory.code} : territory.parts;
  const bool is_own = codes.size() == 1 && codes.front() == territory.code;
  return is_own || codes == wanted ? codes : Codes{};
}

void attribute(Reply& reply, const std::string& attribution, const std::string& licence) {
  for (const auto& row : reply.attributions)
    if (row.attribution == attribution && row.licence == licence) return;
  reply.attributions.push_back({attribution, licence});
}

void extend(std::vector<double>& box, const std::vector<Polygon>& polygons) {
  for (const Polygon& polygon : polygons)
    for (const Position& position : polygon.front()) {
      if (box.empty()) box = {position[0], position[1], position[0], position[1]};
      box[0] = std::min(box[0], position[0]);
      box[1] = std::min(box[1], position[1]);
      box[2] = std::max(box[2], position[0]);
      box[3] = std::max(box[3], position[1]);
    }
}

/// The boundaries of a programme: its own imports, the latest first, then those that the program brings along.
class Atlas {
 public:
  static Result<Atlas> open(storage::ProgrammeStore& programme) {
    auto sets = programme.boundary_sets();
    if (!sets) return refuse(sets.error());
    Atlas atlas(programme);
    atlas.sets_ = *std::move(sets);
    std::ranges::reverse(atlas.sets_);
    for (const Boundary& boundary : bundled_boundaries()) atlas.bundled_.push_back(boundary.territory);
    return atlas;
  }

  /// Adds the polygons of a territory to the reply, says in `row` where they come from, and names whom it must.
  Result<std::vector<Polygon>> draw(const ProgrammeTerritory& territory, TerritoryBoundaries::TerritoryRow& row,
                                    Reply& reply) {
    for (const BoundarySet& set : sets_) {
      row.drawn_from = drawn_from(territory, set.territories);
      if (row.drawn_from.empty()) continue;
      const auto found = programme_->boundaries(set.id, row.drawn_from);
      if (!found) return refuse(found.error());
      row.origin = "imported";
      attribute(reply, set.attribution, set.licence);
      return joined(*found);
    }
    row.drawn_from = drawn_from_bundle(territory, bundled_);
    if (row.drawn_from.empty()) return std::vector<Polygon>{};
    row.origin = "bundled";
    std::vector<Boundary> found;
    for (const std::string& code : row.drawn_from) {
      const BundledSource source = bundled_source(code);
      attribute(reply, source.attribution, source.licence);
      const auto place = std::ranges::find(bundled_, code) - bundled_.begin();
      found.push_back(bundled_boundaries()[static_cast<std::size_t>(place)]);
    }
    return joined(found);
  }

 private:
  explicit Atlas(storage::ProgrammeStore& programme) : programme_(&programme) {}

  static std::vector<Polygon> joined(const std::vector<Boundary>& boundaries) {
    std::vector<Polygon> polygons;
    for (const Boundary& boundary : boundaries)
      polygons.insert(polygons.end(), boundary.polygons.begin(), boundary.polygons.end());
    return polygons;
  }

  storage::ProgrammeStore* programme_;
  std::vector<BoundarySet> sets_;
  Codes bundled_;
};

}  // namespace

Result<TerritoryBoundaries::Reply> TerritoryBoundaries::operator()(const Request&, storage::ProgrammeStore& programme,
                                                                   const Work& work) const {
  const auto record = programme.programme();
  if (!record) return refuse(record.error());
  const auto territories = programme.territories();
  if (!territories) return refuse(territories.error());
  auto atlas = Atlas::open(programme);
  if (!atlas) return refuse(atlas.error());
  const std::string language = language_of(work, *record);
  Reply reply{"FeatureCollection", {}, {}, {}, {}};
  for (const ProgrammeTerritory& territory : *territories) {
    const std::string name = name_in(territory.names, language, territory.code);
    TerritoryRow row{territory.code, name, territory.country, "none", {}, 0, 0};
    auto polygons = atlas->draw(territory, row, reply);
    if (!polygons) return refuse(polygons.error());
    row.polygons = polygons->size();
    for (const Polygon& polygon : *polygons)
      for (const Ring& ring : polygon) row.positions += ring.size();
    extend(reply.bbox, *polygons);
    if (!polygons->empty())
      reply.features.push_back({"Feature",
                                territory.code,
                                {territory.code, name, territory.country},
                                {"MultiPolygon", *std::move(polygons)}});
    reply.territories.push_back(std::move(row));
  }
  return reply;
}

template AnyOperation erase<TerritoryBoundaries>();

}  // namespace zubia::operations
