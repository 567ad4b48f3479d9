package dev.millrace.intake.email.reply.signature;

import dev.millrace.intake.email.words.Words;
import java.util.Locale;
import java.util.Set;

/// The commonest given names, and short forms of them, of the languages that are read: a word that is
/// one signs a mail, whoever stands in `From`. Those that are everyday words as well ("Will", "Mark",
/// "Rose", "Grace") are not among them.
public final class GivenNames {
    private static final Set<String> NAMES = Set.copyOf(Words.of("""
            aaron, abby, adam, agnes, aidan, alan, albert, alex, alexa, alexander, alexandra, alfred, alice, alison, allison, amanda, amelia, amy,
            andrea, andrew, andy, angela, anita, ann, anna, anne, annie, anthony, antony, arnold, arthur, ashley, barbara, barry, beatrice,
            becky, ben, benjamin, bernard, beth, betty, bob, bobby, brad, bradley, brandon, brenda, brian, bruce, bryan, caitlin, cameron,
            carl, carla, carol, caroline, carolyn, catherine, cathy, charles, charlie, charlotte, chloe, chris, christian, christina, christine,
            christopher, cindy, claire, clara, colin, connor, craig, cynthia, daisy, dan, daniel, danielle, danny, dave, david, dean, debbie,
            deborah, debra, denise, dennis, derek, diana, diane, donald, donna, dora, doris, dorothy, doug, douglas, dylan, ed, eddie, edith,
            edward, eileen, elaine, eleanor, elena, elizabeth, ella, ellen, emily, emma, eric, erica, ernest, ethan, eugene, eva, evan, evelyn,
            fiona, florence, frances, francis, frank, fred, freddie, gabriel, gareth, gary, gavin, gemma, geoff, george, gerald, gerard, gill,
            gillian, glenn, gloria, gordon, graham, greg, gregory, hannah, harriet, harry, harvey, hazel, heather, helen, henry, howard, hugh,
            ian, irene, isaac, isabel, isabella, jack, jackie, jacob, jake, james, jamie, jane, janet, janice, jason, jay, jean, jeff, jeffrey,
            jen, jennifer, jenny, jeremy, jerry, jess, jesse, jessica, jill, jim, jimmy, joan, joanna, joanne, joe, joel, john, johnny, jon,
            jonathan, jordan, joseph, josh, joshua, joyce, juan, judith, judy, julia, julian, julie, justin, karen, kate, katherine, kathleen,
            kathryn, kathy, katie, keith, kelly, ken, kenneth, kerry, kevin, kim, kimberly, kirsty, kyle, larry, laura, lauren, lawrence,
            leah, lee, leo, leon, leonard, leslie, lewis, liam, lily, linda, lisa, liz, logan, louis, louise, lucas, lucy, luke, lynn,
            maggie, malcolm, marcus, margaret, maria, marie, marilyn, marion, martha, martin, marvin, mary, mason, matt, matthew, maureen,
            max, megan, melanie, melissa, mia, michael, michelle, mick, mike, molly, monica, nancy, naomi, natalie, natasha, nathan, neil, nicholas,
            nick, nicola, nicole, nigel, nina, noah, norman, oliver, olivia, oscar, owen, pam, pamela, patricia, patrick, paul, paula, pauline,
            peter, phil, philip, phillip, phoebe, rachel, ralph, raymond, rebecca, rhys, richard, rick, ricky, rob, robert, roberta, robin, roger,
            roman, ron, ronald, rory, rosie, ross, roy, russell, ruth, ryan, sally, sam, samantha, samuel, sandra, sara, sarah, scott, sean, sharon,
            sheila, shirley, simon, sofia, sophia, sophie, stacey, stan, stanley, stella, stephanie, stephen, steve, steven, stewart, stuart,
            sue, susan, suzanne, sylvia, tara, ted, teresa, terry, theo, theresa, thomas, tim, timothy, tina, toby, todd, tom, tommy, tony, tracey,
            tracy, trevor, tyler, valerie, vanessa, vera, veronica, vicky, victor, victoria, vincent, virginia, walter, wayne, wendy, william, zoe,
            achim, alois, andré, andreas, anja, anke, antje, arne, astrid, axel, beate, bernd, bernhard, bettina, birgit, birte, björn, britta, carsten,
            christel, christiane, christoph, claudia, corinna, cornelia, dagmar, detlef, dieter, dietmar, dirk, dominik, doreen, dörte, eckhard, elfriede,
            elisabeth, elke, erich, erika, ernst, erwin, eugen, eva-maria, fabian, felix, florian, franz, franziska, friedrich, fritz, gabi, gabriele,
            georg, gerd, gerda, gerhard, gisela, günter, günther, gustav, hanna, hannes, hans, hans-peter, harald, hartmut, heike, heiko, heiner, heinrich,
            heinz, helga, helmut, henning, herbert, hermann, hildegard, holger, horst, hubert, ilona, ilse, inge, ingo, ingrid, iris, jana, jan, jens,
            joachim, jochen, johanna, johannes, jonas, jörg, josef, julius, jürgen, jutta, kai, karin, karl, karl-heinz, karsten, katharina, kathrin,
            katja, katrin, kerstin, kirsten, klaus, konrad, kristina, kurt, lara, lars, lena, leonie, lothar, ludwig, lukas, lutz, manfred, manuela,
            marcel, marco, margit, marianne, mario, marion, markus, marlies, martina, matthias, maximilian, melina, michaela, mirko, monika, nadine, nils,
            norbert, olaf, ole, oskar, otto, peer, petra, philipp, rainer, ralf, regina, reiner, reinhard, renate, rené, rita, roland, rolf, rudolf,
            rüdiger, sabine, sandy, sascha, sebastian, siegfried, sigrid, silke, silvia, simone, sonja, stefan, stefanie, steffen, susanne, sven, svenja,
            tanja, thorsten, tobias, torsten, uli, ulrich, ulrike, ursula, ute, uwe, volker, waltraud, werner, wilhelm, winfried, wolfgang, yvonne,
            adèle, alain, anaïs, antoine, arnaud, aurélie, aurore, bastien, benoît, bernadette, bertrand, brigitte, bruno, camille, cécile, cédric, céline,
            chantal, christophe, clémence, clément, colette, corinne, cyril, damien, danièle, delphine, didier, éléonore, élodie, émilie, emmanuel,
            emmanuelle, étienne, fabien, fabrice, florent, françois, françoise, frédéric, gaëlle, geneviève, georges, gérard, ghislaine, gilles, grégory,
            guillaume, guy, hélène, henri, hervé, hugo, isabelle, jacqueline, jacques, jean-claude, jean-luc, jean-marc, jean-paul, jean-pierre, jérôme,
            joël, josé, julien, juliette, laetitia, laurence, laurent, léa, lionel, loïc, luc, lucie, ludovic, madeleine, manon, marc, marie-claude,
            marine, martine, mathieu, mathilde, maurice, maxime, michel, michèle, mickaël, mireille, monique, muriel, nadège, nathalie, nicolas, noémie,
            odile, olivier, pascal, pascale, pascaline, philippe, pierre, quentin, raphaël, régis, rémi, renaud, robert, roland, romain, sandrine, sébastien,
            serge, séverine, solène, stéphane, stéphanie, sylvain, sylvie, thibault, thierry, thomas, tristan, valentin, valérie, véronique, virginie, xavier,
            yann, yannick, yves, alejandro, alicia, álvaro, ana, andrés, ángel, antonio, beatriz, carlos, carmen, concha, cristina, diego, dolores, eduardo, elvira,
            enrique, esteban, esther, eva, fernando, francisco, gonzalo, guillermo, gustavo, héctor, ignacio, inés, isabel, jaime, javier, jesús, joaquín, jorge,
            juana, julio, lucía, luis, manuel, marcos, mariana, marisol, marta, mercedes, miguel, nuria, óscar, pablo, paco, pedro, pepe, pilar, rafael, ramón,
            raquel, raúl, ricardo, roberto, rocío, rodrigo, rosa, rubén, salvador, santiago, sergio, susana, tomás, vicente, yolanda, adriana, alberto, alessandra,
            alessandro, alessia, anna, antonella, arianna, barbara, bianca, carlo, caterina, chiara, claudio, cristiano, daniela, daniele, davide, domenico, elena,
            elisa, emanuele, enrico, ettore, fabio, fabrizio, federica, federico, filippo, francesca, francesco, franco, gabriella, giacomo, gianluca, gianni,
            giorgia, giorgio, giovanna, giovanni, giulia, giulio, giuseppe, ilaria, laura, lorenzo, luca, lucia, luigi, maria, mariangela, massimo, matteo, maurizio,
            michele, nicola, paola, paolo, pietro, raffaele, riccardo, roberta, rosanna, salvatore, sara, simona, stefania, stefano, tiziana, umberto, valentina,
            vincenzo, vittorio, anouk, bart, bas, bram, cees, daan, dirk, els, erwin, esther, femke, floor, floris, frans, fred, geert, gerrit, gijs, hans, harm, hendrik,
            henk, ilse, ingeborg, jaap, jan, janneke, jeroen, jip, johan, joost, joris, karel, klaas, koen, lieke, lies, lotte, maaike, maarten, marieke, marijke,
            marleen, mieke, nienke, piet, pieter, rik, roel, ruud, saskia, sander, sanne, sjoerd, stijn, teun, thijs, tijs, tineke, truus, wietse, willem, wim, wouter,
            yvette, afonso, ana, antónio, armando, bernardo, bruna, bruno, caio, catarina, célia, césar, cláudia, cláudio, débora, diogo, duarte, edson, fátima, fernanda,
            filipa, filipe, flávia, gonçalo, guilherme, helena, inês, joana, joão, jorge, josé, juliana, larissa, letícia, luana, luís, luísa, luiz, marcelo, márcia, márcio,
            margarida, mateus, miguel, mónica, murilo, nuno, patrícia, paulo, rafaela, renata, renato, ricardo, rita, rui, sílvia, sónia, teresa, thiago, tiago, vasco,
            vinícius, vitor, agata, agnieszka, aleksandra, andrzej, aneta, bartek, bartosz, beata, bogdan, bożena, cezary, dariusz, dorota, elżbieta, ewa, grażyna,
            grzegorz, henryk, irena, iwona, jacek, jadwiga, jakub, janusz, jarosław, jerzy, joanna, jolanta, józef, justyna, kamil, karolina, kasia, katarzyna, kazimierz,
            kinga, krystyna, krzysztof, leszek, łukasz, maciej, magda, magdalena, małgorzata, marcin, marek, mariusz, marta, mateusz, michał, mikołaj, mirosław, monika,
            natalia, paweł, piotr, przemek, przemysław, rafał, robert, ryszard, sławomir, stanisław, stefan, sylwia, szymon, tadeusz, tomasz, tomek, urszula, wanda,
            weronika, wiesław, wiktor, witold, wojciech, wojtek, zbigniew, zdzisław, zofia, zuzanna, agneta, anders, anneli, annika, arvid, bengt, birgitta, bo, britt,
            christer, ebba, elin, elsa, emil, erik, eskil, fredrik, göran, greta, gunilla, gunnar, gustaf, håkan, hampus, henrik, hjalmar, ida, inga, ingvar, jenny, jesper,
            johan, jonas, jörgen, josefin, karolina, kerstin, kjell, kristin, lars-erik, leif, lennart, linnéa, linus, lisbeth, lotta, magnus, maja, malin, måns, märta,
            mats, mattias, mikael, moa, niklas, nils-erik, olle, olof, örjan, per, per-olof, peder, pontus, rickard, rolf, roger, rune, signe, sixten, sofia, staffan, stig,
            sture, sune, svante, tage, tomas, tore, torbjörn, tove, ulf, ulla, viktor, wilma, yngve, åke, åsa, allan, anders, ane, anette, arne, asger, benny, bente, birthe,
            bjarne, brian, carsten, dorte, dorthe, erling, finn, flemming, frederik, freja, gitte, hanne, helle, ib, inge, inger, jeppe, jette, jytte, kaj, karsten, kasper,
            kirsten, klaus, knud, lasse, lene, lise, lone, mads, maren, marianne, merete, mette, mikkel, mogens, morten, niels, nikolaj, ole, palle, pernille, poul, preben,
            rasmus, rikke, søren, susanne, svend, thorkild, tine, torben, trine, vibeke, viggo, anne-marie, arild, arve, asbjørn, atle, aud, berit, bjørg, bjørn, bård, dag,
            egil, eirik, eivind, espen, frode, geir, grete, gro, guri, håkon, halvor, harald, helge, hilde, hege, ingunn, ivar, jørn, jostein, kari, ketil, kåre, kristian,
            lillian, liv, marit, nina, odd, ola, olav, øystein, pål, ragnhild, randi, reidun, roar, sigurd, silje, sindre, siri, sissel, sivert, solveig, steinar, stein,
            stian, svein, terje, tone, tor, tormod, trond, trygve, turid, unni, vegard, vidar, aino, aki, anne, anneli, annikki, antti, anu, ari, arto, eero, eeva, eija,
            eino, erkki, esa, hanna, hannu, harri, heikki, heli, henna, ilkka, ilmari, irma, jaakko, janne, jari, jarmo, johanna, jorma, jouni, juha, juhani, jukka, jussi,
            kaisa, kalle, kari, katja, kimmo, kirsi, laura, lauri, leena, liisa, marja, marjatta, marko, markku, matti, mika, mikko, minna, niina, olli, outi, paavo, päivi,
            pekka, pertti, petri, pirjo, pirkko, raija, raimo, reijo, riikka, riitta, ritva, sami, sanna, sari, satu, seija, seppo, simo, sinikka, suvi, taina, tapani,
            tapio, tarja, teemu, tero, tiina, timo, toivo, tuija, tuomas, tuula, ulla, veikko, veli, vesa, ville, virpi, alena, alžběta, antonín, bohumil, dagmar, dana,
            eliška, františek, hana, helena, irena, iva, ivana, ivan, jakub, jan, jana, jarmila, jaromír, jaroslav, jiří, jitka, josef, kamila, karel, kateřina, klára,
            kristýna, ladislav, lenka, libor, lubomír, lucie, luděk, lukáš, marcela, markéta, marie, martina, matěj, michal, milada, milan, miloš, miroslav, monika, ondřej,
            pavel, pavla, petr, petra, radek, radka, radim, renata, richard, roman, rudolf, růžena, simona, stanislav, šárka, štěpán, tereza, tomáš, václav, věra, veronika,
            vít, vladimír, vlasta, vojtěch, zdeněk, zdenka, zuzana, александр, александра, алексей, алена, алёна, алина, алла, анастасия, анатолий, андрей, анна, антон,
            артем, артём, богдан, борис, вадим, валентин, валентина, валерий, василий, вера, виктор, виктория, виталий, владимир, владислав, вячеслав, галина, геннадий,
            георгий, григорий, даниил, дарья, денис, дмитрий, евгений, евгения, екатерина, елена, елизавета, иван, игорь, илья, инна, ирина, кирилл, константин, ксения,
            лариса, леонид, лидия, людмила, максим, маргарита, марина, мария, михаил, надежда, наталия, наталья, николай, оксана, олег, ольга, павел, петр, пётр, полина,
            роман, руслан, светлана, семен, сергей, станислав, степан, тамара, татьяна, тимур, ульяна, федор, фёдор, эдуард, юлия, юрий, яна, ярослав, саша, маша, миша,
            катя, лена, наташа, оля, таня, дима, серёжа, лёша, женя, коля, вова, юля, ahmed, aisha, ali, amit, anil, anjali, arjun, arun, ashok, deepak, fatima, hassan,
            ibrahim, imran, kiran, krishna, mehmet, mohamed, mohammed, muhammad, mustafa, neha, nisha, omar, pooja, prakash, priya, rahul, rajesh, ravi, rohit, sanjay,
            sunil, suresh, vijay, vikram, yusuf, akira, hiroshi, kenji, takashi, yuki, yuko, wei, ming, jun, minh, nguyen, tuan, olga, ivan, boris, igor, dmitry, sergey,
            natasha, oleg, yuri, katya, masha, misha, zoltan, zoltán, istván, lászló, gábor, mircea, ionut, andrei, bogdan, dragan, goran, zoran, milica, nikola, ana-maria,
            tamás, kati, péter, győző, arvo, kaarel, kadri, maarja, mart, rein, tõnu, ülle, andris, ilze, jānis, juris, līga, mārtiņš, andrius, daiva, jonas, jurgita,
            mindaugas, rasa, vytautas, aroha, hemi, moana, tane, wiremu, ioana"""));

    private GivenNames() {}

    /// Whether it is one of them.
    ///
    /// @param word in whatever letters
    public static boolean isOne(String word) {
        return NAMES.contains(word.toLowerCase(Locale.ROOT));
    }
}
