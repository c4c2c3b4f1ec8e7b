// The invented people of the demonstration. Names come from data/demo; every number of a person is
// made up from the seed and only has the form of one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/prng.h"
#include "base/result.h"
#include "base/time.h"
#include "dossier/people.h"

namespace motcua::demo {

/// The texts of data/demo/*.csv.
struct NameTables {
  std::string_view family_names;
  std::string_view given_names;
  std::string_view hamlets;
};

struct Hamlet {
  std::string name;
  int km = 0;
  unsigned share = 0;  // of the people, per cent
};

struct Ages {
  int low = 18;
  int high = 70;
};

class Cast {
 public:
  /// The fault is the name of the table that cannot be used.
  [[nodiscard]] static Result<Cast, std::string> read(const NameTables& tables);

  /// An inhabitant; where they live comes with them.
  [[nodiscard]] dossier::Person villager(Prng& prng, Date today, Ages ages,
                                         std::optional<dossier::Sex> sex = std::nullopt) const;
  /// Somebody of the same house: family name, group and address as `of`.
  [[nodiscard]] dossier::Person kin(Prng& prng, Date today, const dossier::Person& of, Ages ages,
                                    std::optional<dossier::Sex> sex = std::nullopt) const;
  [[nodiscard]] const std::vector<Hamlet>& hamlets() const { return hamlets_; }

 private:
  struct Family {
    std::string name;
    std::string group;
    unsigned weight = 0;
  };
  struct Given {
    std::string name;
    std::string group;
    std::string generation;
    dossier::Sex sex = dossier::Sex::kMale;
  };

  [[nodiscard]] const std::string& family_name(Prng& prng, std::string_view group) const;
  [[nodiscard]] const std::string& given_name(Prng& prng, std::string_view group, dossier::Sex sex,
                                              Date born) const;
  [[nodiscard]] const Hamlet& hamlet(Prng& prng) const;
  [[nodiscard]] dossier::Person person(Prng& prng, Date today, Ages ages,
                                       std::optional<dossier::Sex> sex, std::string_view group,
                                       const std::string& family) const;

  std::vector<Family> families_;
  std::vector<Given> given_;
  std::vector<Hamlet> hamlets_;
};

}  // namespace motcua::demo
