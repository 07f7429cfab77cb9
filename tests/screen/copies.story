# The same text in several articles is one row, with their number; the others are a key away.
size 100x24
shell mkdir -p @TMP@/a
file a/1.txt
Tàu chở ngũ cốc mắc cạn ở cửa sông Hậu

Tối 3/4, tàu hàng mang tên Bình Minh chở 2.000 tấn ngũ cốc mắc cạn ở cửa sông Hậu. Ông Trần Văn Đông, giám đốc cảng, cho biết mười hai thuyền viên đã được đưa vào bờ an toàn trong đêm và tàu kéo sẽ tới vào sáng mai.
end
file a/2.txt
Chợ đêm mở cửa

Chợ đêm ven sông mở cửa cuối tuần với hơn sáu mươi gian hàng. Khách tới ăn bánh và nghe hát bội.
end
file a/3.txt
Cửa sông Hậu: một tàu hàng gặp nạn

Tối 3/4, tàu hàng mang tên Bình Minh chở 2.000 tấn ngũ cốc mắc cạn ở cửa sông Hậu. Ông Trần Văn Đông, giám đốc cảng, cho biết mười hai thuyền viên đã được đưa vào bờ an toàn trong đêm.
end
file a/4.txt
Giải bóng đá học sinh khai mạc

Mười hai đội bóng của các huyện miền núi dự giải bóng đá học sinh khai mạc sáng nay ở sân vận động tỉnh. Trận đầu kết thúc với tỷ số 2-1.
end
file a/5.txt
Mười hai thuyền viên được cứu

(Tin tổng hợp) Tối 3/4, tàu hàng mang tên Bình Minh chở 2.000 tấn ngũ cốc mắc cạn ở cửa sông Hậu. Ông Trần Văn Đông, giám đốc cảng, cho biết mười hai thuyền viên đã được đưa vào bờ an toàn trong đêm và tàu kéo sẽ tới vào sáng mai.
end
run --no-config @TMP@/a
expect ARTICLES  5
expect +2
row 3 ▌ Tàu chở ngũ cốc mắc
row 4 Chợ đêm mở cửa
row 5 Giải bóng đá
row -2 + lists 2 more with this text
row -2 1/3
# the group
keys +
expect The same text, edited or cut
expect Cửa sông Hậu: một tàu hàng gặp nạn
expect a/3.txt
expect Mười hai thuyền viên được cứu
resize 40x14
expect │ Mười hai thuyền viên được cứu
expect a/5.txt
resize 100x24
row 9 ┌ The same text, edited or cut
# one of it opens; its row is the one that stands for it
keys j Enter
row 2 Mười hai thuyền viên được cứu
row 3 ▌ Tàu chở
keys h j
row 2 Chợ đêm mở cửa
row -2 2/3
keys k
row 2 Tàu chở ngũ cốc mắc cạn
keys H
row 2 Tàu chở ngũ cốc mắc cạn
# an article that stands alone
keys j +
row -2 no other article has this text
# in what is found
keys /
type tau
row 1 3 of 5 articles
expect +2
row 4   
type  thuyen
expect +2
keys Enter
row -2 1/1
keys Esc
expect ARTICLES  5
# each by itself again, and back
keys :
type set group-copies off
keys Enter
absent +2
row 5 Cửa sông Hậu
keys +
row -2 not looked for
keys :
type set group-copies on
keys Enter
expect +2
# a copy that comes while the reader looks
shell sed '1s/đêm/đêm bên sông/' @TMP@/a/2.txt > @TMP@/a/6.txt
expect +1
expect +2
expect ARTICLES  6
row -2 /3
shell rm @TMP@/a/6.txt
absent +1
keys q
exit 0
