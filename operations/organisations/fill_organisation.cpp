#include "operations/organisations/fill_organisation.hpp"

#include <algorithm>
#include <utility>

#include "engine/organisations/organisation_name.hpp"
#include "engine/text/folded_text.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/organisations/size_reason.hpp"
#include "operations/reflection.hpp"

namespace zubia::operations {

namespace {

template <class T>
bool holds(const std::vector<T>& list, const T& item) {
  return std::ranges::find(list, item) != list.end();
}

template <class T>
std::string text_of(const T& value) {
  if constexpr (std::is_same_v<T, std::vector<std::string>>) {
    std::string joined;
    for (const std::string& each : value) joined += (joined.empty() ? "" : " · ") + each;
    return joined;
  } else {
    return to_json(value).dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
  }
}

/// Fills one organisation from another record.
class Filler {
 public:
  Filler(Organisation& organisation, const Organisation& other, Lists lists)
      : organisation_(organisation), other_(other), lists_(lists) {}

  std::vector<MemberDifference> run() {
    names();
    text("legal_form", organisation_.legal_form, other_.legal_form);
    text("kind", organisation_.kind, other_.kind);
    text("territory", organisation_.territory, other_.territory);
    if (!organisation_.size_computed && !other_.size_computed)
      text("size_class", organisation_.size_class, other_.size_class);
    list("other_names", organisation_.other_names, other_.other_names);
    identifiers();
    sites();
    activities();
    figures();
    list("group", organisation_.group, other_.group);
    list("languages", organisation_.languages, other_.languages);
    websites();
    list("technologies", organisation_.technologies, other_.technologies);
    list("offers", organisation_.offers, other_.offers);
    list("needs", organisation_.needs, other_.needs);
    text("source", organisation_.source, other_.source, Differences::passed_over);
    static_cast<void>(put_size_class(organisation_));
    return std::move(differences_);
  }

 private:
  enum class Differences { noted, passed_over };

  void text(const char* member, std::string& held, const std::string& given,
            Differences differences = Differences::noted) {
    if (held.empty())
      held = given;
    else if (!given.empty() && differences == Differences::noted && text::folded(held) != text::folded(given))
      differences_.push_back({member, held, given});
  }

  void names() {
    for (const auto& [language, name] : other_.names) {
      const auto held = organisation_.names.find(language);
      // A name in no language says nothing new where it is there in one.
      const std::string normal = organisations::normal_name(name);
      const bool known = std::ranges::any_of(
          organisation_.names, [&](const auto& each) { return organisations::normal_name(each.second) == normal; });
      if (held == organisation_.names.end() && (!language.empty() || organisation_.names.empty())) {
        organisation_.names.emplace(language, name);
      } else if (!known && !holds(organisation_.other_names, name)) {
        if (lists_ == Lists::united)
          organisation_.other_names.push_back(name);
        else
          differences_.push_back({"names", display_name(organisation_.names, language), name});
      }
    }
  }

  void identifiers() {
    const auto before = organisation_.identifiers;
    for (const OrganisationIdentifier& identifier : other_.identifiers) {
      if (holds(before, identifier)) continue;
      const auto same = std::ranges::find(before, identifier.scheme, &OrganisationIdentifier::scheme);
      if (same == before.end() || lists_ == Lists::united)
        organisation_.identifiers.push_back(identifier);
      else
        differences_.push_back({"identifiers." + identifier.scheme, same->value, identifier.value});
    }
  }

  template <class T>
  void list(const char* member, std::vector<T>& held, const std::vector<T>& given) {
    if (held.empty()) {
      held = given;
      return;
    }
    std::vector<T> more;
    for (const T& item : given)
      if (!holds(held, item)) more.push_back(item);
    if (more.empty()) return;
    if (lists_ == Lists::united)
      held.insert(held.end(), more.begin(), more.end());
    else
      differences_.push_back({member, text_of(held), text_of(more)});
  }

  /// `www.danobat.com` and `https://danobat.com/` are one.
  void websites() {
    const auto plain = [](std::string address) {
      for (const char* front : {"https://", "http://", "www."})
        if (address.starts_with(front)) address.erase(0, std::string_view(front).size());
      while (address.ends_with('/')) address.pop_back();
      return text::folded(address);
    };
    std::vector<std::string> more;
    for (const std::string& address : other_.websites)
      if (std::ranges::none_of(organisation_.websites, [&](const auto& held) { return plain(held) == plain(address); }))
        more.push_back(address);
    list("websites", organisation_.websites, more);
  }

  void activities() {
    std::vector<ActivityCode> more;
    for (ActivityCode activity : other_.activities) {
      const auto same = [&](const ActivityCode& held) {
        return held.classification == activity.classification && held.version == activity.version &&
               held.code == activity.code;
      };
      if (std::ranges::any_of(organisation_.activities, same)) continue;
      // Only one is the main one, and it was chosen already.
      if (!organisation_.activities.empty()) activity.main = false;
      more.push_back(std::move(activity));
    }
    list("activities", organisation_.activities, more);
  }

  /// Years that are not there yet are filled; of one that is, the figures that lack.
  void figures() {
    for (const EnterpriseFigures& given : other_.figures) {
      const auto held = std::ranges::find(organisation_.figures, given.year, &EnterpriseFigures::year);
      if (held == organisation_.figures.end()) {
        organisation_.figures.push_back(given);
        continue;
      }
      for (auto figure : {&EnterpriseFigures::staff, &EnterpriseFigures::turnover, &EnterpriseFigures::balance_total}) {
        if (!((*held).*figure))
          (*held).*figure = given.*figure;
        else if (given.*figure && given.*figure != (*held).*figure)
          differences_.push_back(
              {"figures." + std::to_string(given.year), text_of(*((*held).*figure)), text_of(*(given.*figure))});
      }
    }
    std::ranges::sort(organisation_.figures, std::greater<>(), &EnterpriseFigures::year);
  }

  /// Whether two sites may be one: nothing that both say differs.
  static bool agree(const Site& one, const Site& other) {
    for (auto member : {&Site::address, &Site::postcode, &Site::city, &Site::country, &Site::siret})
      if (!(one.*member).empty() && !(other.*member).empty() &&
          text::folded(one.*member) != text::folded(other.*member))
        return false;
    return true;
  }

  void sites() {
    for (const Site& given : other_.sites) {
      const auto held = std::ranges::find_if(organisation_.sites, [&](const Site& site) { return agree(site, given); });
      if (held != organisation_.sites.end()) {
        for (auto member : {&Site::name, &Site::address, &Site::postcode, &Site::city, &Site::country, &Site::territory,
                            &Site::siret})
          if (((*held).*member).empty()) (*held).*member = given.*member;
        if (!held->latitude) {
          held->latitude = given.latitude;
          held->longitude = given.longitude;
        }
      } else if (organisation_.sites.empty() || lists_ == Lists::united) {
        organisation_.sites.push_back(given);
      } else {
        differences_.push_back({"sites", place_of(organisation_.sites.front()), place_of(given)});
      }
    }
  }

  static std::string place_of(const Site& site) {
    std::string place;
    for (const std::string* part : {&site.address, &site.postcode, &site.city, &site.country})
      if (!part->empty()) place += (place.empty() ? "" : ", ") + *part;
    return place;
  }

  Organisation& organisation_;
  const Organisation& other_;
  Lists lists_;
  std::vector<MemberDifference> differences_;
};

}  // namespace

std::vector<MemberDifference> fill_organisation(Organisation& organisation, const Organisation& other, Lists lists) {
  return Filler(organisation, other, lists).run();
}

}  // namespace zubia::operations
