#include "engine/questionnaires/text_walk.hpp"

#include <utility>

namespace zubia::questionnaires {
namespace {

std::string numbered(const std::string& member, const char* list, std::size_t number) {
  return member + (member.empty() ? "" : ".") + list + "[" + std::to_string(number) + "]";
}

class Walk {
 public:
  Walk(const InstrumentDraft& draft, const std::function<void(const TextPlace&)>& visit)
      : draft_(draft), visit_(visit) {}

  void all() const {
    due(draft_.title, "title", draft_.name);
    due(draft_.purpose.purpose, "purpose.purpose", draft_.name);
    due(draft_.purpose.recipients, "purpose.recipients", draft_.name);
    due(draft_.purpose.retention, "purpose.retention", draft_.name);
    optional(draft_.purpose.controller, "purpose.controller", draft_.name);
    optional(draft_.introduction, "introduction", draft_.name);
    for (std::size_t i = 0; i < draft_.sections.size(); ++i) section(draft_.sections[i], numbered("", "sections", i));
    optional(draft_.thanks, "thanks", draft_.name);
    for (std::size_t i = 0; i < draft_.lists.size(); ++i) list(draft_.lists[i], numbered("", "lists", i));
    for (std::size_t i = 0; i < draft_.dimensions.size(); ++i)
      dimension(draft_.dimensions[i], numbered("", "dimensions", i));
  }

 private:
  void due(const Texts& texts, std::string member, const std::string& name) const {
    visit_({&texts, std::move(member), name, true});
  }
  void optional(const Texts& texts, std::string member, const std::string& name) const {
    visit_({&texts, std::move(member), name, false});
  }

  void section(const Section& of, const std::string& member) const {
    due(of.title, member + ".title", of.name);
    optional(of.introduction, member + ".introduction", of.name);
    items(of.items, member);
  }

  void items(const std::vector<Item>& of, const std::string& member) const {
    for (std::size_t i = 0; i < of.size(); ++i) item(of[i], numbered(member, "items", i));
  }

  void item(const Item& of, const std::string& member) const {
    // A group may do without a heading, and nobody sees what is calculated.
    const bool shows_label = of.type != ItemType::calculated && of.type != ItemType::group;
    visit_({&of.label, member + ".label", of.name, shows_label});
    optional(of.hint, member + ".hint", of.name);
    for (std::size_t i = 0; i < of.rows.size(); ++i) {
      const std::string place = numbered(member, "rows", i);
      due(of.rows[i].label, place + ".label", of.rows[i].name);
      visit_({&of.rows[i].opposite, place + ".opposite", of.rows[i].name, of.type == ItemType::semantic_differential});
    }
    for (std::size_t i = 0; i < of.columns.size(); ++i) {
      const std::string place = numbered(member, "columns", i);
      due(of.columns[i].label, place + ".label", of.columns[i].name);
      optional(of.columns[i].unit, place + ".unit", of.columns[i].name);
    }
    optional(of.unit, member + ".unit", of.name);
    optional(of.low_label, member + ".low_label", of.name);
    optional(of.high_label, member + ".high_label", of.name);
    optional(of.required_message, member + ".required_message", of.name);
    optional(of.constraint_message, member + ".constraint_message", of.name);
    items(of.items, member);
  }

  void list(const ChoiceList& of, const std::string& member) const {
    for (std::size_t i = 0; i < of.choices.size(); ++i)
      due(of.choices[i].label, numbered(member, "choices", i) + ".label", of.name + ": " + of.choices[i].name);
  }

  void dimension(const Dimension& of, const std::string& member) const {
    due(of.label, member + ".label", of.name);
    optional(of.explanation, member + ".explanation", of.name);
    for (std::size_t i = 0; i < of.bands.size(); ++i) {
      const std::string place = numbered(member, "bands", i);
      due(of.bands[i].label, place + ".label", of.name + ": " + of.bands[i].name);
      due(of.bands[i].feedback, place + ".feedback", of.name + ": " + of.bands[i].name);
    }
  }

  const InstrumentDraft& draft_;
  const std::function<void(const TextPlace&)>& visit_;
};

}  // namespace

void for_each_text(const InstrumentDraft& draft, const std::function<void(const TextPlace&)>& visit) {
  Walk(draft, visit).all();
}

}  // namespace zubia::questionnaires
